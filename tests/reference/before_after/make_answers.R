# Reference answers for the paired comparison: wilcox.test, t.test, sandwich and metafor.
# Run in this folder: Rscript make_answers.R
suppressPackageStartupMessages({library(jsonlite); library(metafor); library(sandwich)})

set.seed(417)
sets <- list(
  few      = data.frame(before = round(rlnorm(8, 4, 0.8), 3)),
  forty    = data.frame(before = round(rlnorm(40, 4, 0.8), 4)),
  eighty   = data.frame(before = round(rlnorm(82, 7, 1.2), 4)),
  ties     = data.frame(before = as.numeric(rpois(30, 9) + 8)),
  ties_large = data.frame(before = as.numeric(rpois(70, 20) + 30)),
  zeros    = data.frame(before = as.numeric(rpois(25, 6) + 2)),
  rose     = data.frame(before = round(rnorm(20, 50, 5), 3))
)
sets$few$after    <- round(sets$few$before * exp(rnorm(8, -0.4, 0.5)), 3)
sets$forty$after  <- round(sets$forty$before * exp(rnorm(40, -0.2, 0.7)), 4)
sets$eighty$after <- round(sets$eighty$before * exp(rnorm(82, -0.8, 0.6)), 4)
sets$ties$after   <- sets$ties$before - sample(c(-2, -1, 1, 2, 3, 4), 30, TRUE)
sets$ties_large$after <- sets$ties_large$before - sample(c(-9:-1, 1:12), 70, TRUE)
sets$zeros$after  <- pmax(0, sets$zeros$before - sample(-1:3, 25, TRUE))
sets$rose$after   <- round(sets$rose$before + rnorm(20, 2, 3), 3)

paired <- function(d) {
  w <- suppressWarnings(wilcox.test(d$before, d$after, paired = TRUE, conf.int = TRUE,
                                    tol.root = 1e-12))
  t <- t.test(d$before, d$after, paired = TRUE)
  g <- t.test(log(d$after[d$after > 0]), log(d$before[d$after > 0]), paired = TRUE)
  list(pairs = d, method = w$method, V = unname(w$statistic), p = w$p.value,
       shift = unname(w$estimate), lower = w$conf.int[1], upper = w$conf.int[2],
       confidence = attr(w$conf.int, "conf.level"), t = unname(t$statistic),
       df = unname(t$parameter), t_p = t$p.value, t_lower = t$conf.int[1], t_upper = t$conf.int[2],
       log_ratio = unname(g$estimate), log_lower = g$conf.int[1], log_upper = g$conf.int[2],
       log_p = g$p.value)
}

pool <- function(yi, sei, names) {
  one <- function(method, test) {
    m <- rma(yi, sei = sei, method = method, test = test,
             control = list(tol = 1e-14, threshold = 1e-14, maxiter = 10000))
    pr <- predict(m); ci <- confint(m, control = list(tol = 1e-12))
    list(estimate = unname(c(m$beta)), se = m$se, lower = m$ci.lb, upper = m$ci.ub, p = m$pval,
         tau2 = m$tau2, i2 = m$I2 / 100, q = m$QE, q_p = m$QEp,
         prediction_lower = pr$pi.lb, prediction_upper = pr$pi.ub,
         tau2_lower = ci$random["tau^2", "ci.lb"], tau2_upper = ci$random["tau^2", "ci.ub"],
         weights = unname(weights(m)) / 100)
  }
  answers <- list()
  for (method in c("REML", "PM", "DL")) for (test in c("knha", "z"))
    answers[[paste(method, test)]] <- one(method, test)
  list(estimates = yi, errors = sei, names = names, answers = answers,
       common = unname(c(rma(yi, sei = sei, method = "EE")$beta)))
}

bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
groups <- list(
  bcg = pool(as.numeric(bcg$yi), sqrt(as.numeric(bcg$vi)), paste(dat.bcg$author, dat.bcg$year)),
  five = pool(c(-1.16, -0.67, -0.62, -1.05, -1.38), c(0.21, 0.14, 0.17, 0.11, 0.30),
              c("BHRUT", "LTHT", "SASH", "SATH", "UHCW")),
  alike = pool(c(-0.50, -0.52, -0.49, -0.51), c(0.20, 0.15, 0.30, 0.25), letters[1:4]),
  scattered = pool(c(-40, 12, 95, 3, -8, 61), c(4, 9, 6, 3, 12, 5), letters[1:6]),
  two = pool(c(0.2, 0.9), c(0.1, 0.2), c("a", "b"))
)
clustered <- function(d, stream) {
  of <- function(y) {
    m <- lm(y ~ 1)
    se <- sqrt(vcovCL(m, cluster = stream)[1, 1])
    g <- length(unique(stream))
    reach <- qt(0.975, g - 1) * se
    list(estimate = unname(coef(m)), se = se, lower = unname(coef(m)) - reach,
         upper = unname(coef(m)) + reach)
  }
  list(stream = stream, change = of(d$after - d$before), log_ratio = of(log(d$after / d$before)))
}
write(toJSON(list(
  versions = list(R = R.version.string, metafor = as.character(packageVersion("metafor")),
                  sandwich = as.character(packageVersion("sandwich"))),
  clustered = list(forty = clustered(sets$forty, rep(1:8, times = c(2, 9, 5, 4, 7, 3, 6, 4))),
                   eighty = clustered(sets$eighty, rep(1:14, length.out = 82))),
  paired = lapply(sets, paired), pooled = groups
), digits = 16, auto_unbox = TRUE, pretty = TRUE, na = "null", dataframe = "columns"), "answers.json")
