# What NHSRplotthedots 0.2.2 says of the series in series.csv: plotthedots.json.
#
#   Rscript plotthedots.R FOLDER
#
# FOLDER holds R/ptd_spc_standard.R and R/ptd_calculate_point_type.R of that version
# (CRAN or github.com/nhs-r-community/NHSRplotthedots). Under dplyr before 1.1.0,
# case_when(..., .default = x) in them has first to be written case_when(..., TRUE ~ x).
suppressMessages({library(dplyr); library(jsonlite)})
`%||%` <- function(a, b) if (is.null(a)) b else a
for (file in list.files(commandArgs(TRUE)[1], pattern = "^ptd.*[.]R$", full.names = TRUE)) source(file)

code <- c("Common Cause" = ".", "Above UCL" = "O", "Below LCL" = "o", "7 Point Trend (Increasing)" = "T",
          "7 Point Trend (Decreasing)" = "t", "2 in 3 Above CL" = "W", "2 in 3 Below CL" = "w",
          "7 Points Above CL" = "S", "7 Points Below CL" = "s")
meaning <- c(common_cause = ".", special_cause_improvement = "i", special_cause_concern = "c",
             special_cause_neutral_high = "n", special_cause_neutral_low = "n")
way <- c(up = 1, neither = 0, down = -1)

one <- function(d) {
  options <- list(value_field = "value", date_field = "time", facet_field = NULL, screen_outliers = d$screen[1] == 1,
                  fix_after_n_points = if (is.na(d$fix_after[1])) NULL else d$fix_after[1])
  a <- ptd_calculate_point_type(ptd_spc_standard(d, options), way[[d$improves[1]]])
  phases <- a %>% group_by(rebase_group) %>% summarise(n = n(), mean = first(mean_col), lpl = first(lpl), upl = first(upl))
  last <- tail(a, 1)
  assurance <- case_when(d$improves[1] == "neither" ~ NA_character_,
                         d$target[1] > last$upl ~ ifelse(d$improves[1] == "up", "fail", "pass"),
                         d$target[1] < last$lpl ~ ifelse(d$improves[1] == "up", "pass", "fail"),
                         TRUE ~ "hit_and_miss")
  list(series = d$series[1], n = phases$n, centre = phases$mean, lower = phases$lpl, upper = phases$upl,
       signal = paste(code[a$special_cause_type], collapse = ""),
       meaning = paste(meaning[a$point_type], collapse = ""), assurance = assurance)
}

series <- read.csv("series.csv")
answers <- unname(lapply(split(series, series$series), one))
made_by <- list(R = R.version.string, dplyr = as.character(packageVersion("dplyr")), NHSRplotthedots = "0.2.2")
lines <- vapply(answers, toJSON, "", auto_unbox = TRUE, digits = NA, na = "null")
writeLines(c("{", paste0('"made_by": ', toJSON(made_by, auto_unbox = TRUE), ","), '"series": [',
             paste(lines, collapse = ",\n"), "]}"), "plotthedots.json")
