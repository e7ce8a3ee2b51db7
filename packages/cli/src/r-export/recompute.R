# Recomputes the numbers of a study from one row per patient, with R and its package survival (and cmprsk, where it is
# installed, for the variance of a cumulative incidence and Gray's test), and says how far both agree:
#   Rscript recompute.R
# cohort.csv holds the patients, numbers.csv the numbers of Fiducial, each with the call below that recomputes it.
# It ends with an error where a number differs by more than 1e-8 of its size.
library(survival)

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
read_table <- function(file) {
  read.csv(file.path(here, file), fileEncoding = "UTF-8-BOM", na.strings = "", check.names = FALSE,
    stringsAsFactors = FALSE)
}
cohort <- read_table("cohort.csv")
has_cmprsk <- requireNamespace("cmprsk", quietly = TRUE)

# Patients of the analysis, all or those of a group; a variable of theirs with its missing values left out.
analysed <- function(group = NULL) {
  rows <- cohort[cohort$included == 1, ]
  if (is.null(group)) rows else rows[which(as.character(rows$study_group) == group), ]
}
known <- function(variable, group = NULL) {
  values <- analysed(group)[[variable]]
  values[!is.na(values)]
}
share <- function(holds) c(mean(holds), sum(holds), length(holds))
not_recomputed <- c(NA, NA, NA)

# Counts and descriptives -------------------------------------------------------------------------------------------
assessed <- function() nrow(cohort)
excluded <- function(criterion = NULL) {
  out <- cohort$included != 1
  if (is.null(criterion)) sum(out) else sum(out & cohort$excluded_by == criterion, na.rm = TRUE)
}
included <- function(group = NULL) nrow(analysed(group))
category <- function(variable, code, group = NULL) share(as.character(known(variable, group)) == code)
between <- function(variable, condition, group = NULL) {
  value <- known(variable, group)
  share(eval(condition, list(value = value)))
}
missing_values <- function(variable, group = NULL) share(is.na(analysed(group)[[variable]]))
described <- function(variable, f, group = NULL) f(known(variable, group))
extremes <- function(values) c(diff(range(values)), range(values))
quartiles <- function(values) {
  q <- quantile(values, c(0.25, 0.75), type = 6, names = FALSE)
  c(diff(q), q)
}

# Tests between groups ----------------------------------------------------------------------------------------------
by_group <- function(variable) analysed()[!is.na(analysed()[[variable]]), c(variable, "study_group")]
counts <- function(variable, conditions = NULL) {
  rows <- by_group(variable)
  value <- rows[[1]]
  class <- if (is.null(conditions)) as.character(value) else
    Reduce(function(found, i) ifelse(eval(conditions[[i]], list(value = value)), i, found),
      seq_along(conditions), rep(NA_integer_, length(value)))
  table(class, as.character(rows$study_group))
}
pearson <- function(...) suppressWarnings(chisq.test(counts(...), correct = FALSE)$p.value)
fisher <- function(...) fisher.test(counts(...), workspace = 2e7)$p.value
samples <- function(variable) split(by_group(variable)[[1]], by_group(variable)[[2]])
# Exact and conditional on the ties while both samples have fewer than 50 values (Streitberg and Roehmel 1986), which
# wilcox.test is only without ties; with its continuity correction beyond.
mann_whitney <- function(variable) {
  s <- samples(variable)
  m <- length(s[[1]])
  n <- length(s[[2]])
  if (max(m, n) >= 50) return(wilcox.test(s[[1]], s[[2]], exact = FALSE)$p.value)
  doubled <- 2 * rank(c(s[[1]], s[[2]]))
  # ways[k + 1, t + 1]: how many choices of k values have doubled ranks that sum to t.
  ways <- matrix(0, m + 1, sum(doubled) + 1)
  ways[1, 1] <- 1
  for (r in doubled) for (k in m:1) {
    t <- seq_len(ncol(ways) - r)
    ways[k + 1, t + r] <- ways[k + 1, t + r] + ways[k, t]
  }
  chance <- ways[m + 1, ] / choose(m + n, m)
  total <- seq_along(chance) - 1
  expected <- m * sum(doubled) / (m + n)
  seen <- abs(sum(doubled[seq_len(m)]) - expected)
  sum(chance[abs(total - expected) >= seen - 1e-9])
}
kruskal_wallis <- function(variable) kruskal.test(samples(variable))$p.value
welch <- function(variable) {
  s <- samples(variable)
  t.test(s[[1]], s[[2]])$p.value
}
variance <- function(variable) {
  rows <- by_group(variable)
  oneway.test(rows[[1]] ~ rows[[2]], var.equal = TRUE)$p.value
}

# Follow-up ---------------------------------------------------------------------------------------------------------
followed <- function(group = NULL) {
  rows <- analysed(group)
  months <- as.numeric(as.Date(rows$end_of_follow_up) - as.Date(rows$first_fraction)) / 30.4375
  list(months = months, alive = rows$alive_at_end == 1)
}
observed <- function(f, group = NULL, of = "all") {
  own <- followed(group)
  f(if (of == "survivors") own$months[own$alive] else own$months)
}
reverse_median <- function(group = NULL) {
  own <- followed(group)
  quantile(survfit(Surv(own$months, own$alive) ~ 1), 0.5, conf.int = FALSE)
}

# Endpoints: NAME_months and NAME_event -----------------------------------------------------------------------------
endpoint <- function(name, group = NULL) {
  rows <- analysed(group)
  Surv(rows[[paste0(name, "_months")]], rows[[paste0(name, "_event")]])
}
with_endpoint <- function(name, group = NULL) sum(!is.na(analysed(group)[[paste0(name, "_months")]]))
events <- function(name, group = NULL) sum(analysed(group)[[paste0(name, "_event")]] == 1, na.rm = TRUE)
curve <- function(name, group, type, level) {
  survfit(endpoint(name, group) ~ 1, conf.type = type, conf.int = level)
}
rate <- function(name, months, group = NULL, type = "log-log", level = 0.95) {
  s <- summary(curve(name, group, type, level), times = months, extend = TRUE)
  c(s$surv, s$lower, s$upper)
}
one_minus_rate <- function(...) (1 - rate(...))[c(1, 3, 2)]
km_median <- function(name, group = NULL, type = "log-log", level = 0.95) {
  q <- quantile(curve(name, group, type, level), 0.5)
  c(q$quantile, q$lower, q$upper)
}
# The symmetric interval of SPSS, with the literal 1.96. An S of exactly 0.55 belongs to u, which binary fractions miss.
spss_median <- function(name, group = NULL) {
  k <- summary(survfit(endpoint(name, group) ~ 1))
  tie <- 1e-9
  at <- which(k$surv <= 0.5 + tie)[1]
  u <- suppressWarnings(max(which(k$surv >= 0.55 - tie)))
  l <- suppressWarnings(min(which(k$surv <= 0.45 + tie)))
  if (!is.finite(u) || !is.finite(l)) return(c(k$time[at], NA, NA))
  se <- k$std.err[at] / ((k$surv[u] - k$surv[l]) / (k$time[l] - k$time[u]))
  k$time[at] + c(0, -1.96, 1.96) * se
}
log_rank <- function(name) {
  test <- survdiff(endpoint(name) ~ analysed()$study_group)
  pchisq(test$chisq, length(test$n) - 1, lower.tail = FALSE)
}

# Competing risks: NAME_cause_months and NAME_cause (1 the event, 2 what competes) ------------------------------------
causes <- function(name, group = NULL) {
  rows <- analysed(group)
  data.frame(time = rows[[paste0(name, "_cause_months")]], cause = rows[[paste0(name, "_cause")]],
    group = as.character(rows$study_group %||% ""))
}
`%||%` <- function(a, b) if (is.null(a)) b else a
competing_events <- function(name, group = NULL) sum(causes(name, group)$cause == 2, na.rm = TRUE)
incidence <- function(name, cause, months, group = NULL, level = 0.95) {
  own <- causes(name, group)
  if (!any(own$cause == cause)) return(c(0, NA, NA))
  fit <- survfit(Surv(own$time, factor(own$cause, 0:2)) ~ 1)
  estimate <- summary(fit, times = months, extend = TRUE)$pstate[, cause + 1]
  if (!has_cmprsk) return(c(estimate, NA, NA))
  own_fit <- cmprsk::timepoints(cmprsk::cuminc(own$time, own$cause), months)
  row <- grep(paste0(" ", cause, "$"), rownames(own_fit$est))
  se <- sqrt(own_fit$var[row, 1])
  # Log-log interval of the incidence itself.
  z <- qnorm(1 - (1 - level) / 2) * se / (estimate * log(estimate))
  c(estimate, sort(estimate^exp(c(-1, 1) * z)))
}
gray <- function(name) {
  if (!has_cmprsk) return(not_recomputed)
  own <- causes(name)
  cmprsk::cuminc(own$time, own$cause, own$group)$Tests["1", "pv"]
}

# Regression --------------------------------------------------------------------------------------------------------
# levels: for each covariate the codes that have a row, or NULL for a quantity; the other code is the reference.
cox <- function(name, levels, term, part, level = 0.95) {
  rows <- analysed()
  data <- as.data.frame(lapply(names(levels), function(variable) {
    value <- rows[[variable]]
    codes <- levels[[variable]]
    if (is.null(codes)) return(value)
    if (all(codes %in% c("yes", "no"))) value <- ifelse(value == 1, "yes", "no")
    factor(value, c(setdiff(unique(value[!is.na(value)]), codes), codes))
  }))
  names(data) <- paste0("x", seq_along(levels))
  fit <- coxph(endpoint(name) ~ ., data = data, ties = "efron")
  at <- paste0("x", match(sub("\\[.*", "", term), names(levels)), sub("^[^[]*\\[?([^]]*)\\]?$", "\\1", term))
  if (part == "p") return(summary(fit)$coefficients[at, "Pr(>|z|)"])
  exp(c(coef(fit)[at], confint(fit, level = level)[at, ]))
}
cox_events <- function(name, levels) {
  complete <- complete.cases(analysed()[names(levels)])
  events <- analysed()[[paste0(name, "_event")]]
  c(n = sum(complete & !is.na(events)), events = sum(complete & events == 1, na.rm = TRUE))
}

# Failures and adverse events ---------------------------------------------------------------------------------------
failures <- function(group = NULL) share(!is.na(analysed(group)$failure_pattern))
worst_grade <- function(column, holds) {
  grades <- known(column)
  share(holds(grades))
}
at_risk <- function(column) length(known(column))

# Agreement ---------------------------------------------------------------------------------------------------------
numbers <- read_table("numbers.csv")
tolerance <- 1e-8
difference <- function(ours, theirs) {
  both <- !is.na(ours) & !is.na(theirs)
  if (!any(both)) return(NA)
  max(abs(ours[both] - theirs[both]) / pmax(1, abs(theirs[both])))
}
numbers$difference <- NA_real_
numbers$trouble <- NA_character_
for (i in which(!is.na(numbers$r))) {
  theirs <- unlist(numbers[i, c("value", "lower", "upper")])
  ours <- tryCatch(as.numeric(eval(parse(text = numbers$r[i]))), error = function(e) conditionMessage(e))
  if (is.character(ours)) numbers$trouble[i] <- ours
  else numbers$difference[i] <- difference(c(ours, NA, NA)[1:3], theirs)
}
compared <- !is.na(numbers$difference)
wrong <- which((compared & numbers$difference > tolerance) | !is.na(numbers$trouble))
area <- sub("[.[].*", "", numbers$name)
cat(sprintf("R %s, survival %s%s\n\n", getRversion(), packageVersion("survival"),
  if (has_cmprsk) paste0(", cmprsk ", packageVersion("cmprsk")) else "; cmprsk is not installed"))
cat(sprintf("%-14s %10s %12s %20s\n", "", "compared", "not compared", "largest difference"))
for (each in unique(area)) {
  own <- area == each
  largest <- if (any(compared & own)) format(max(numbers$difference[own], na.rm = TRUE), digits = 2) else ""
  cat(sprintf("%-14s %10d %12d %20s\n", each, sum(compared & own), sum(!compared & own), largest))
}
cat(sprintf("\n%d of %d numbers recomputed, %d of them agree to 1e-8.\n", sum(compared), nrow(numbers),
  sum(compared & numbers$difference <= tolerance, na.rm = TRUE)))
cat("The others are not estimable, or rest on records below the patient: laboratory rows, visits, fractions, plans.\n")
for (i in wrong) {
  cat(sprintf("DIFFERS  %s: Fiducial %s; R: %s\n", numbers$name[i], format(numbers$value[i], digits = 15),
    if (is.na(numbers$trouble[i])) format(eval(parse(text = numbers$r[i])), digits = 15)[1] else numbers$trouble[i]))
}
if (length(wrong) > 0) quit(status = 1)
