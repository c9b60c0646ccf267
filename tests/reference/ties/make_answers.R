# What sna and igraph answer for two networks: the bundled example, and a small ward with isolates,
# several components and two people without a group. Run in this folder: Rscript make_answers.R
suppressMessages({library(jsonlite); library(sna)})

answers <- function(ties, people, columns) {
  people <- people[order(people$id), ]
  ids <- people$id
  m <- matrix(0, length(ids), length(ids), dimnames = list(ids, ids))
  m[cbind(match(ties$source, ids), match(ties$target, ids))] <- 1
  g <- igraph::graph_from_adjacency_matrix(m)
  census <- triad.census(m)
  gould_fernandez <- function(column) {
    known <- people[[column]] != ""
    found <- brokerage(m[known, known], people[[column]][known])
    list(
      totals = as.list(colSums(found$raw.nli)[1:5]),
      by_actor = lapply(1:5, function(role) as.list(setNames(found$raw.nli[, role], ids[known])))
    )
  }
  parts <- igraph::components(g, mode = "weak")
  constraint <- igraph::constraint(g)
  list(
    ties = sum(m),
    dyads = as.list(dyad.census(m)[1, ]),
    triads_sna = setNames(as.list(census[1, ]), colnames(census)),
    triads_igraph = igraph::triad_census(g),
    reciprocity_arc_igraph = igraph::reciprocity(g),
    reciprocity_edgewise_sna = unname(grecip(m, measure = "edgewise")),
    reciprocity_dyad_sna = unname(grecip(m, measure = "dyadic.nonnull")),
    gould_fernandez = setNames(lapply(columns, gould_fernandez), columns),
    constraint = as.list(constraint),
    components = sort(parts$csize, decreasing = TRUE),
    isolates = ids[isolates(m)],
    centralisation_sna = list(
      "in" = centralization(m, degree, cmode = "indegree"), out = centralization(m, degree, cmode = "outdegree")
    ),
    centralisation_igraph = list(
      "in" = igraph::centr_degree(g, mode = "in", loops = FALSE)$centralization,
      out = igraph::centr_degree(g, mode = "out", loops = FALSE)$centralization
    ),
    transitivity_igraph = igraph::transitivity(g, type = "global"),
    transitivity_weak_sna = gtrans(m, measure = "weak"),
    density_sna = gden(m)
  )
}

bundled <- "../../../src/goldthread/examples/improvement_network"
read <- function(name) read.csv(name, colClasses = "character")
example_ties <- unique(read(paste0(bundled, "_ties.csv"))[c("source", "target")])
found <- list(
  versions = list(
    R = R.version.string, sna = as.character(packageVersion("sna")), igraph = as.character(packageVersion("igraph"))
  ),
  improvement_network = answers(
    example_ties, read(paste0(bundled, "_people.csv")), c("directorate", "profession")
  ),
  ward = answers(read("ward_ties.csv"), read("ward_people.csv"), "side")
)
write_json(found, "answers.json", auto_unbox = TRUE, digits = NA, na = "null", pretty = TRUE)
