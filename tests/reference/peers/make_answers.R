# Reference distances between organisations: R's scale(), mad() and dist().
# Run in this folder: Rscript make_answers.R
suppressPackageStartupMessages(library(jsonlite))
all <- read.csv("../../../src/goldthread/examples/ae_organisations.csv")
complete <- all[complete.cases(all), ]
x <- as.matrix(complete[, -1])
scaled <- list(
  z = scale(x),
  robust = sweep(sweep(x, 2, apply(x, 2, median)), 2, apply(x, 2, mad), "/"),
  none = x
)
nearest <- function(m, of) {
  d <- as.matrix(dist(m))[which(complete$org_code == of), ]
  names(d) <- complete$org_code
  d <- sort(d[names(d) != of])[1:10]
  list(id = names(d), distance = unname(d))
}
trusts <- c("RF4", "RR8", "RTP", "RXW", "RKB")
write(toJSON(list(
  versions = list(R = R.version.string), organisations = nrow(complete),
  nearest = lapply(scaled, function(m) setNames(lapply(trusts, function(of) nearest(m, of)), trusts))
), digits = 16, auto_unbox = TRUE, pretty = TRUE), "answers.json")
