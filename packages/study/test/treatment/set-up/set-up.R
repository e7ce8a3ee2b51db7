# Set-up errors of the example's included patients, and the same by analysis of variance for a balanced set.
# Rscript packages/study/test/treatment/set-up/set-up.R > packages/study/test/treatment/set-up/set-up.json   (R 4.2.2)
file <- sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))
tables <- file.path(dirname(file), "../../../../../examples/liver-sbrt/tables")
d <- read.csv(file.path(tables, "fractions.csv"))
d <- d[d$course_id == "C1" & grepl("^P", d$patient_id), ]
errors <- function(x, patient) {
  patient <- patient[!is.na(x)]; x <- x[!is.na(x)]
  m <- tapply(x, patient, mean); s <- tapply(x, patient, sd); n <- tapply(x, patient, length)
  S <- sd(m); r <- sqrt(mean(s^2, na.rm = TRUE))
  list(patients = length(m), mean = mean(m), systematic = S, random = r, margin = 2.5 * S + 0.7 * r,
       corrected = sqrt(max(0, S^2 - r^2 * mean(1 / n))))
}
example <- lapply(c(lr = "lr", ap = "ap", si = "si"), function(a) errors(d[[paste0("shift_", a, "_mm")]], d$patient_id))

# Balanced: the corrected Σ is the root of the variance component between patients, (MSB - MSW) / n, and σ that of MSW.
y <- c(1.2, 0.4, 2.6, -1.1, 0.3, -0.4, 3.9, 2.2, 2.8, 0.1, -2.2, -0.9)
g <- factor(rep(1:4, each = 3))
ms <- summary(aov(y ~ g))[[1]][["Mean Sq"]]
anova <- list(between = sqrt((ms[1] - ms[2]) / 3), within = sqrt(ms[2]))

json <- function(x) if (is.list(x)) paste0("{", paste0("\"", names(x), "\": ", sapply(x, json), collapse = ", "), "}") else format(x, digits = 15)
cat("{\n  \"example\": ", json(example), ",\n  \"anova\": ", json(anova), "\n}\n", sep = "")
