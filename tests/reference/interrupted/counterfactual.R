# The counterfactual and the differences from it, with their standard errors, from nlme::gls (REML, AR(1)),
# and the residual tests of statsmodels' and tseries' kind. Run in this folder: Rscript counterfactual.R
library(nlme); library(tseries); library(jsonlite)
series <- read.csv("counterfactual_series.csv")
# The season's F of two pairs of harmonics, ordinary least squares (rho of 0).
season <- function(y, time, level, slope) {
  w <- 2 * pi * time / 12
  test <- anova(lm(y ~ time + level + slope),
                lm(y ~ time + level + slope + sin(w) + cos(w) + sin(2 * w) + cos(2 * w)))
  c(f = test$F[2], p = test$`Pr(>F)`[2])
}
# Brown and Forsythe: an analysis of variance of distances from each side's median.
brown_forsythe <- function(left, level) {
  away <- abs(left - ave(left, level, FUN = median))
  test <- anova(lm(away ~ factor(level)))
  c(ratio = sd(left[level == 1]) / sd(left[level == 0]), p = test$`Pr(>F)`[1])
}
# The Dickey-Fuller t without a constant, from lm.
adf <- function(left, k) {
  d <- embed(diff(left), k + 1)
  at <- left[(k + 1):(length(left) - 1)]
  fit <- if (k > 0) lm(d[, 1] ~ 0 + at + d[, -1]) else lm(d[, 1] ~ 0 + at)
  as.numeric(summary(fit)$coefficients[1, 3])
}
one <- function(name) {
  y <- series$value[series$series == name]; at <- series$at[series$series == name][1]
  n <- length(y); time <- 1:n; level <- as.numeric(time >= at); slope <- (time - at) * level
  fit <- gls(y ~ time + level + slope, correlation = corAR1(form = ~time), method = "REML",
             control = glsControl(msTol = 1e-14, tolerance = 1e-12,
                                  msMaxIter = 1000, maxIter = 1000, returnObject = TRUE))
  V <- vcov(fit); b <- coef(fit); after <- which(level == 1)
  X0 <- cbind(1, time, 0, 0)[after, ]; L <- cbind(0, 0, level, slope)[after, ]
  se <- function(M) sqrt(diag(M %*% V %*% t(M)))
  left <- resid(lm(y ~ time + level + slope))
  k <- trunc((n - 1)^(1/3))
  list(rho = as.numeric(coef(fit$modelStruct$corStruct, unconstrained = FALSE)), terms = as.list(b),
       terms_se = sqrt(diag(V)), without = as.numeric(X0 %*% b), without_se = se(X0),
       difference = as.numeric(L %*% b), difference_se = se(L),
       lags = k, kpss = as.numeric(kpss.test(left, null = "Level", lshort = TRUE)$statistic),
       kpss_lags = as.numeric(kpss.test(left, null = "Level", lshort = TRUE)$parameter),
       durbin_watson = sum(diff(left)^2) / sum(left^2),
       ljung_box_5 = as.numeric(Box.test(left, lag = 5, type = "Ljung-Box")$statistic),
       ljung_box_5_p = as.numeric(Box.test(left, lag = 5, type = "Ljung-Box")$p.value),
       lag1 = as.numeric(acf(left, plot = FALSE)$acf[2]),
       rstudent = as.numeric(rstudent(lm(y ~ time + level + slope))),
       season_f = season(y, time, level, slope), brown_forsythe = brown_forsythe(left, level),
       adf = adf(left, k))
}
# Counts: quasi-Poisson with an offset, quasi-binomial of so many, by glm.
exact <- glm.control(epsilon = 1e-14, maxit = 100)
counts <- function(family) {
  d <- read.csv("counterfactual_counts.csv"); at <- 19
  d$time <- seq_len(nrow(d)); d$level <- as.numeric(d$time >= at); d$slope <- (d$time - at) * d$level
  if (family == "poisson") fit <- glm(count ~ time + level + slope + offset(log(of)), quasipoisson, d,
                                    control = exact)
  else fit <- glm(cbind(count, of - count) ~ time + level + slope, quasibinomial, d, control = exact)
  after <- d[d$level == 1, ]; bare <- transform(after, level = 0, slope = 0)
  p <- predict(fit, bare, se.fit = TRUE); V <- vcov(fit); n <- nrow(d)
  mean_of <- function(rows) {
    eta <- as.numeric(predict(fit, rows))
    if (family == "poisson") exp(eta) else plogis(eta) * rows$of
  }
  rate_of <- function(rows) {
    m <- mean_of(rows); if (family == "poisson") m else m * (1 - m / rows$of)
  }
  X <- function(rows) cbind(1, rows$time, rows$level, rows$slope)
  G <- X(after) * rate_of(after) - X(bare) * rate_of(bare)
  L <- X(after) - X(bare)
  list(terms = as.list(coef(fit)), terms_se = sqrt(diag(V)), df = n - 4,
       without = mean_of(bare), link = as.numeric(p$fit), link_se = as.numeric(p$se.fit),
       difference = mean_of(after) - mean_of(bare), difference_se = sqrt(diag(G %*% V %*% t(G))),
       log_ratio = as.numeric(L %*% coef(fit)), log_ratio_se = sqrt(diag(L %*% V %*% t(L))))
}
names_of <- unique(series$series)
out <- setNames(lapply(names_of, one), names_of)
out$poisson <- counts("poisson"); out$binomial <- counts("binomial")
out$made_with <- list(R = R.version.string, nlme = as.character(packageVersion("nlme")),
                      tseries = as.character(packageVersion("tseries")))
write(toJSON(out, digits = 12, auto_unbox = TRUE, pretty = TRUE), "counterfactual_answers.json")
