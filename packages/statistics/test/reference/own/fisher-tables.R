# Exact p-values of made-up r x c tables by fisher.test, sparse and full, with one large table.
# Run in this folder: Rscript fisher-tables.R
source("json.R")
set.seed(20260101)
tables <- list(rbind(c(2, 3, 4, 5, 3, 2), c(4, 1, 5, 2, 3, 3), c(3, 4, 2, 3, 5, 2), c(5, 3, 1, 4, 2, 4), c(1, 5, 3, 4, 3, 3)))
while (length(tables) < 60) {
  r <- sample(2:5, 1); c <- sample(3:6, 1); n <- sample(c(8, 15, 30, 45), 1)
  t <- matrix(rmultinom(1, n, outer(rexp(r) + 0.2, rexp(c) + 0.2) * exp(rnorm(r * c, sd = sample(0:1, 1)))), r)
  t <- t[rowSums(t) > 0, colSums(t) > 0, drop = FALSE]
  if (min(dim(t)) > 1 && any(dim(t) > 2)) tables[[length(tables) + 1]] <- t
}
save_json(list(packages = R.version.string, call = "fisher.test(t, workspace = 2e8)", tables = lapply(tables, function(t)
  list(rows = nrow(t), cells = as.vector(t(t)), p = fisher.test(t, workspace = 2e8)$p.value))), "fisher-tables.json")
