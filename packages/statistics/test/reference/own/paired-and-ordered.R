# Wilcoxon signed rank, McNemar and linear-by-linear association.
# Run in this folder: Rscript paired-and-ordered.R
source("json.R")
x <- c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30)
y <- c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)
ties <- c(1, -2, 2, 3, 0, 4, -1, 2, 5, 3, 0, 2)
exact <- wilcox.test(x - y, exact = TRUE)
normal <- suppressWarnings(wilcox.test(ties, exact = FALSE, correct = TRUE))
plain <- suppressWarnings(wilcox.test(ties, exact = FALSE, correct = FALSE))
table <- matrix(c(3, 9, 4, 0, 6, 7, 2, 8, 5, 1, 2, 2, 6, 7, 8), 3, byrow = TRUE)
r <- cor(rep(row(table), table), rep(col(table), table))
stat <- (sum(table) - 1) * r^2
pairs <- matrix(c(20, 5, 12, 30), 2, byrow = TRUE)
save_json(list(packages = "stats", call = "wilcox.test, mcnemar.test, (n - 1) cor^2",
  differences = x - y, exact = list(statistic = unname(exact$statistic), p = exact$p.value),
  tied = ties, corrected = list(statistic = unname(normal$statistic), p = normal$p.value), uncorrected = list(p = plain$p.value),
  table = list(table[1, ], table[2, ], table[3, ]), linear = list(statistic = stat, p = pchisq(stat, 1, lower.tail = FALSE)),
  pairs = list(pairs[1, ], pairs[2, ]), mcnemar = list(corrected = mcnemar.test(pairs)$p.value, uncorrected = mcnemar.test(pairs, correct = FALSE)$p.value, exact = binom.test(5, 17)$p.value)
), "paired-and-ordered.json")
