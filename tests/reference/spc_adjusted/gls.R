# Monthly admissions of one trust, three months taken away, by generalised least squares with the
# correlation of neighbours given: what goldthread.methods.spc.adjusted fits once it knows that correlation.
# Run in this folder: Rscript gls.R
library(nlme)
library(jsonlite)
series <- read.csv("series.csv")
month <- series$month
fits <- list()
for (ar in c(0, 0.4, 0.8)) {
  waves <- data.frame(
    y = series$value, month = month, later = as.numeric(month >= 24),
    s1 = sin(2 * pi * month / 12), c1 = cos(2 * pi * month / 12),
    s2 = sin(4 * pi * month / 12), c2 = cos(4 * pi * month / 12)
  )
  waves$first <- 1 - waves$later
  like <- if (ar > 0) corAR1(ar, form = ~month, fixed = TRUE) else NULL
  fit <- gls(y ~ 0 + first + later + s1 + c1 + s2 + c2, data = waves, correlation = like)
  plain <- update(fit, y ~ 0 + first + later)
  f <- anova(fit, L = rbind(c(0, 0, 1, 0, 0, 0), c(0, 0, 0, 1, 0, 0), c(0, 0, 0, 0, 1, 0), c(0, 0, 0, 0, 0, 1)))
  fits[[length(fits) + 1]] <- list(
    ar = ar, coefficients = unname(coef(fit)), sigma = fit$sigma,
    normalized = unname(as.numeric(residuals(fit, type = "normalized"))), f = f$`F-value`, p = f$`p-value`
  )
}
answers <- list(r = R.version.string, nlme = as.character(packageVersion("nlme")), fits = fits)
write_json(answers, "gls.json", digits = 15, auto_unbox = TRUE, pretty = TRUE)
