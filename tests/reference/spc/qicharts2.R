# What qicharts2 says of the series in kinds.csv: qicharts2.json.
#
#   Rscript qicharts2.R FOLDER
#
# FOLDER holds R/helper.functions.R of qicharts2 (github.com/anhoej/qicharts2, commit 03470c0,
# which has the option qic.screenedmr). Its functions take one part of one facet.
library(jsonlite)
for (file in list.files(commandArgs(TRUE)[1], pattern = "^(qic|helper).*[.]R$", full.names = TRUE)) source(file)

one_part <- function(d) {
  has_n <- !is.na(d$denominator[1])
  x <- data.frame(x = d$time, y = if (has_n) d$value / d$denominator else as.numeric(d$value), y.sum = d$value,
                  n = if (has_n) d$denominator else NA_real_, cl = NA_real_, include = TRUE,
                  baseline = seq_len(nrow(d)) <= ifelse(is.na(d$freeze[1]), Inf, d$freeze[1]))
  options(qic.screenedmr = d$screen[1] == 1)
  x <- runs.analysis(get(paste0("qic.", d$kind[1]))(x), "anhoej")
  x$sigma <- (x$y > x$ucl | x$y < x$lcl) %in% TRUE
  x
}

one <- function(d) {
  parts <- unname(lapply(split(d, d$part), one_part))
  limits <- function(x) if (all(is.na(x))) NULL else I(signif(x, 12))
  first <- function(name) I(vapply(parts, function(x) as.numeric(x[[name]][1]), 0))
  points <- do.call(rbind, parts)
  list(series = d$series[1], kind = d$kind[1], part = I(vapply(parts, nrow, 0L)), centre = first("cl"),
       lower = limits(points$lcl), upper = limits(points$ucl), outside = paste(as.integer(points$sigma), collapse = ""),
       useful = first("n.useful"), longest = first("longest.run"), longest_limit = first("longest.run.max"),
       crossings = first("n.crossings"), crossings_limit = first("n.crossings.min"), signal = first("runs.signal"))
}

series <- read.csv("kinds.csv")
answers <- unname(lapply(split(series, series$series), one))
lines <- vapply(answers, toJSON, "", auto_unbox = TRUE, digits = NA, na = "null")
made_by <- toJSON(list(R = R.version.string, qicharts2 = "after 0.7.5 (commit 03470c0)"), auto_unbox = TRUE)
writeLines(c("{", paste0('"made_by": ', made_by, ","), '"series": [', paste(lines, collapse = ",\n"), "]}"),
           "qicharts2.json")
