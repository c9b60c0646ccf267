# Reference answers for interrupted series, by R: lm, sandwich::NeweyWest, nlme::gls, glm, and an
# iterated Prais-Winsten written out with lm. Run in this folder: Rscript reference.R
# It writes series.csv (what was fitted) and answers.json (what R says, with its versions).
library(nlme)
library(sandwich)
library(jsonlite)

set.seed(20201101)

case <- function(name, n, at, rho = 0, season = 0, harmonics = 0, phase_in = 0, missing = integer(0),
                 lag = 3, family = "gaussian", level = 2, slope = 0.1, base = 50) {
  list(name = name, n = n, at = at, rho = rho, season = season, harmonics = harmonics,
       phase_in = phase_in, missing = missing, lag = lag, family = family, level = level,
       slope = slope, base = base)
}

cases <- list(
  case("shortest", 8, 5, lag = 1),
  case("twelve", 12, 7, rho = 0.3, lag = 1),
  case("twenty-four", 24, 13, rho = 0.6, lag = 2),
  case("negative", 30, 16, rho = -0.6),
  case("forty-eight", 48, 25, rho = 0.8, lag = 6),
  case("eighty-three", 83, 42, rho = 0.4),
  case("early", 60, 9, rho = 0.3),
  case("late", 60, 52, rho = 0.3),
  case("large numbers", 36, 20, rho = 0.5, level = -40000, slope = 300, base = 1e6),
  case("no lag", 40, 21, lag = 0),
  case("longest lag", 20, 11, lag = 19),
  case("season", 60, 31, rho = 0.5, season = 12, harmonics = 2),
  case("quarters", 32, 17, rho = 0.3, season = 4, harmonics = 2),
  case("two interruptions", 72, c(25, 49), rho = 0.5),
  case("three and season", 96, c(25, 49, 70), rho = 0.4, season = 12, harmonics = 1),
  case("phase-in", 50, 24, rho = 0.5, phase_in = 3),
  case("gaps", 48, 25, rho = 0.6, missing = c(4, 5, 14, 29, 37)),
  case("gaps and negative", 40, 21, rho = -0.5, missing = c(8, 30)),
  case("counts", 48, 25, rho = 0.3, family = "poisson"),
  case("counts and season", 60, 31, rho = 0.5, family = "poisson", season = 12, harmonics = 1),
  case("small counts", 36, 19, family = "poisson", base = 3),
  case("shares", 48, 25, rho = 0.4, family = "binomial"),
  case("shares with a gap", 36, 19, family = "binomial", missing = 10)
)

columns <- function(time, starts, season, harmonics) {
  X <- data.frame(intercept = 1, time = time)
  for (j in seq_along(starts)) {
    ending <- if (j == 1) "" else paste0("_", j)
    after <- as.numeric(time >= starts[j])
    X[[paste0("level", ending)]] <- after
    X[[paste0("slope", ending)]] <- (time - starts[j]) * after
  }
  for (h in seq_len(harmonics)) {
    if (2 * h != season) X[[paste0("sin_", h)]] <- sin(2 * pi * h * time / season)
    X[[paste0("cos_", h)]] <- cos(2 * pi * h * time / season)
  }
  X
}

table_of <- function(estimate, covariance, df) {
  se <- sqrt(diag(covariance))
  reach <- qt(0.975, df) * se
  list(estimate = unname(estimate), se = unname(se), lower = unname(estimate - reach),
       upper = unname(estimate + reach), p = unname(2 * pt(-abs(estimate / se), df)))
}

prais_winsten <- function(y, X, time) {
  gap <- diff(time)
  n <- length(y)
  turn <- function(v, rho) c(v[1], (v[-1] - rho^gap * v[-n]) / sqrt(1 - rho^(2 * gap)))
  rho <- 0
  repeat {
    fit <- lm(turn(y, rho) ~ . - 1, data.frame(apply(X, 2, turn, rho)))
    left <- y - as.matrix(X) %*% coef(fit)
    near <- which(gap == 1)
    new <- sum(left[near + 1] * left[near]) / sum(left[near]^2)
    if (abs(new - rho) < 1e-12) break
    rho <- new
  }
  c(table_of(coef(fit), vcov(fit), n - ncol(X)), list(rho = rho))
}

# gls stops within about 1e-6 of the rho it seeks. From there: where the restricted likelihood that
# gls itself reports for a fixed rho is level, found by halving.
restricted <- function(fit) {
  start <- unname(coef(fit$modelStruct$corStruct, unconstrained = FALSE))
  at <- function(rho) update(fit, correlation = corAR1(rho, form = ~when, fixed = TRUE))
  rise <- function(rho, h = 1e-4) as.numeric(logLik(at(rho + h)) - logLik(at(rho - h)))
  rho <- uniroot(rise, start + c(-1, 1) * 2e-5, tol = 1e-14, extendInt = "downX")$root
  best <- at(rho)
  c(table_of(coef(best), vcov(best), best$dims$N - best$dims$p), list(
    rho = rho, sigma = best$sigma,
    usual = list(estimate = unname(coef(fit)), se = unname(sqrt(diag(vcov(fit)))), rho = start)))
}

answer <- function(one) {
  time <- setdiff(seq_len(one$n), one$missing)
  starts <- one$at + one$phase_in
  X <- columns(seq_len(one$n), starts, one$season, one$harmonics)
  error <- as.numeric(arima.sim(list(ar = one$rho), one$n))
  gauss <- function(size) 0.05 * size * seq_len(one$n) / one$n + one$level * X$level + one$slope * X$slope +
    (if (one$season > 0) 2 * cos(2 * pi * seq_len(one$n) / one$season) else 0) + error
  offset <- round(runif(one$n, 80, 120) * one$base / 10)
  if (one$family == "gaussian") {
    scale <- if (one$base > 1e5) 5000 else 1
    outcome <- round(one$base + scale * gauss(one$base / scale), 4)
  } else if (one$family == "poisson") {
    rate <- exp(-2 + 0.004 * seq_len(one$n) - 0.3 * X$level + 0.2 * error)
    outcome <- rpois(one$n, rate * offset)
  } else {
    outcome <- rbinom(one$n, offset, plogis(-0.5 + 0.01 * seq_len(one$n) + 0.4 * X$level + 0.2 * error))
  }
  series <- data.frame(case = one$name, time = seq_len(one$n), outcome = outcome, offset = offset)[time, ]
  inside <- rep(FALSE, one$n)
  for (j in seq_along(one$at)) inside <- inside | (seq_len(one$n) >= one$at[j] & seq_len(one$n) < starts[j])
  used <- setdiff(time, which(inside))
  Y <- outcome[used]
  X <- X[used, ]
  O <- offset[used]
  df <- length(Y) - ncol(X)
  data <- cbind(X, y = Y)
  found <- list()
  if (one$family == "gaussian") {
    fit <- lm(y ~ . - 1, data)
    data$when <- used
    seen <<- data
    found[["ar1-reml"]] <- restricted(gls(
      y ~ . - 1 - when, data = seen, method = "REML", correlation = corAR1(form = ~when)))
    found[["prais-winsten"]] <- prais_winsten(Y, X, used)
    dispersion <- sigma(fit)
  } else if (one$family == "poisson") {
    fit <- glm(y ~ . - 1 + offset(log(O)), quasipoisson, data, control = glm.control(epsilon = 1e-14))
    dispersion <- sqrt(summary(fit)$dispersion)
  } else {
    fit <- glm(cbind(Y, O - Y) ~ . - 1, quasibinomial, X, control = glm.control(epsilon = 1e-14))
    dispersion <- sqrt(summary(fit)$dispersion)
  }
  if (one$family != "gaussian") {
    # the working values of the glm, their weights, and AR(1) errors around them: one step
    linear <- fit$linear.predictors - (if (one$family == "poisson") log(O) else 0)
    seen <<- cbind(X, y = linear + residuals(fit, "working"), when = used, spread = 1 / fit$weights)
    found[["ar1-reml"]] <- restricted(gls(
      y ~ . - 1 - when - spread, data = seen, method = "REML", weights = varFixed(~spread),
      correlation = corAR1(form = ~when)))
  }
  found[["ols"]] <- c(table_of(coef(fit), vcov(fit), df), list(sigma = dispersion))
  robust <- NeweyWest(fit, lag = one$lag, prewhite = FALSE, adjust = TRUE)
  found[["newey-west"]] <- table_of(coef(fit), robust, df)
  list(series = series, answer = list(
    name = one$name, at = I(one$at), phase_in = one$phase_in, season = one$season,
    harmonics = one$harmonics, lag = one$lag, family = one$family, columns = names(X), methods = found))
}

all <- lapply(cases, answer)
write.csv(do.call(rbind, lapply(all, `[[`, "series")), "series.csv", row.names = FALSE, quote = FALSE)
versions <- list(R = R.version.string, nlme = as.character(packageVersion("nlme")),
                 sandwich = as.character(packageVersion("sandwich")))
write_json(list(made_by = versions, cases = lapply(all, `[[`, "answer")), "answers.json",
           digits = I(17), auto_unbox = TRUE, pretty = TRUE)
