# Computes the attained value of every row of targets.csv from the synthetic cohort, independently of Fiducial:
#   Rscript packages/study/test/liver-sbrt/targets.R
# It ends with an error if a row differs. Written with R 4 and survival 3.5.
library(survival)

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
targets <- read.csv(file.path(here, "targets.csv"), colClasses = "character")
x <- read.csv(file.path(here, "../../../../examples/liver-sbrt/source/cohort.csv"))

month <- 30.4375
day <- function(date) as.numeric(as.Date(ifelse(date == "", NA, date)))
start <- day(x$rt_start)
observed <- day(x$last_contact) - start
first <- function(...) pmin(..., na.rm = TRUE)
until <- function(date) ifelse(is.na(date), observed, date - start) / month
progression <- first(day(x$infield_date), day(x$outfield_date), day(x$distant_date))
os <- Surv(observed / month, x$death)
ttp <- Surv(until(progression), !is.na(progression))
pfs <- Surv(until(progression), !is.na(progression) | x$death == 1)
lc <- Surv(until(day(x$infield_date)), x$infield_date != "")
dmfs <- Surv(until(day(x$distant_date)), x$distant_date != "")
hcc <- x$group == "HCC"
groups <- list(HCC = hcc, mets = !hcc)
everyone <- c(list(all = rep(TRUE, nrow(x))), groups)

fixed <- function(value, digits) sprintf(paste0("%.", digits, "f"), value)
rate <- function(s, months, who = TRUE) {
  fixed(100 * summary(survfit(s[who] ~ 1), times = months)$surv, 1)
}
log_rank <- function(s) 1 - pchisq(survdiff(s ~ hcc)$chisq, 1)

# The symmetric interval of SPSS. An S of exactly 0.55 belongs to u, which binary fractions would miss.
spss_median <- function(s) {
  k <- summary(survfit(s ~ 1))
  tie <- 1e-9
  at <- which(k$surv <= 0.5 + tie)[1]
  u <- max(which(k$surv >= 0.55 - tie))
  l <- min(which(k$surv <= 0.45 + tie))
  se <- k$std.err[at] / ((k$surv[u] - k$surv[l]) / (k$time[l] - k$time[u]))
  fixed(k$time[at] + c(0, -1.96, 1.96) * se, 1)
}

a <- c()
a[c("OS 1y %", "OS 2y %")] <- rate(os, c(12, 24))
a[c("OS median", "OS median CI low (SPSS)", "OS median CI high (SPSS)")] <- spss_median(os)
a["OS log-rank p"] <- fixed(log_rank(os), 3)
a[c("PFS(=TTP, death censored) 1y %", "PFS(=TTP) 2y %")] <- rate(ttp, c(12, 24))
a[c("PFS(=TTP) median", "PFS(=TTP) CI low", "PFS(=TTP) CI high")] <- spss_median(ttp)
a[c("PFS(paper's definition) 1y %", "PFS(paper's definition) 2y %")] <- rate(pfs, c(12, 24))
a[c("PFS(paper's definition) median", "PFS(paper's) CI low", "PFS(paper's) CI high")] <- spss_median(pfs)
a[c("LC 1y %", "LC 2y %")] <- rate(lc, c(12, 24))
a["LC 2y HCC %"] <- rate(lc, 24, hcc)
a["LC 2y mets %"] <- rate(lc, 24, !hcc)
not_significant <- function(s) if (log_rank(s) >= 0.05) "yes" else "no"
a["PFS(=TTP) log-rank NS"] <- not_significant(ttp)
a["LC log-rank NS"] <- not_significant(lc)
a["DMFS log-rank NS"] <- not_significant(dmfs)

for (g in names(everyone)) {
  who <- everyone[[g]]
  alive <- who & x$death == 0
  a[paste0("median FU ", g, " [survivors only]")] <- fixed(median(observed[alive]) / month, 1)
  a[paste0("median FU ", g, " [observed, all]")] <- fixed(median(observed[who]) / month, 1)
  reverse <- survfit(Surv(observed[who] / month, 1 - x$death[who]) ~ 1)
  a[paste0("median FU ", g, " [reverse KM]")] <- fixed(summary(reverse)$table[["median"]], 1)
  for (end in c("min", "max")) {
    a[paste0("FU ", end, " ", g, " [survivors only]")] <- fixed(get(end)(observed[alive]) / month, 1)
    a[paste0("FU ", end, " ", g, " [observed, all]")] <- fixed(get(end)(observed[who]) / month, 1)
    a[paste0("age ", end, " ", g)] <- fixed(get(end)(x$age[who]), 1)
  }
  a[paste0("age median ", g)] <- fixed(median(x$age[who]), 1)
  a[paste0("age mean ", g)] <- fixed(mean(x$age[who]), 1)
  a[paste0("local failures ", g)] <- sum(x$infield_date[who] != "")
}

pearson <- function(values) {
  fixed(suppressWarnings(chisq.test(table(values, hcc), correct = FALSE))$p.value, 3)
}
count <- function(prefix, values) {
  for (g in names(groups)) {
    for (value in unique(values)) {
      a[paste(prefix, value, g)] <<- sum(values[groups[[g]]] == value)
    }
  }
  a[paste(prefix, "p (Pearson)")] <<- pearson(values)
}
count("T2 gender", x$sex)
count("T2 age", ifelse(x$age <= 64, "<=64", ">64"))
count("T2 dose", x$dose_per_fx_gy)
count("T2 lobe", x$lobe)
count("T2 hbv", x$hbv)
count("T2 cirrhosis", x$cirrhosis)
diameters <- c("<2", "2-3", "3-5", ">=5")
count("T2 diameter", diameters[findInterval(x$max_diameter_cm, c(2, 3, 5)) + 1])
count("T2 child_pugh", x$child_pugh)
a["single lesion %"] <- fixed(100 * mean(x$n_lesions == 1), 1)
for (p in unique(x$primary)) a[paste("primary", p)] <- sum(x$primary == p)

infield <- x$infield_date != ""
outfield <- x$outfield_date != ""
distant <- x$distant_date != ""
pattern <- ifelse(distant & (infield | outfield), "locoregional+distant",
  ifelse(distant, "distant only",
    ifelse(infield & outfield, "in+out-field",
      ifelse(infield, "in-field", ifelse(outfield, "out-field", "none")))))
for (g in names(groups)) {
  for (p in unique(pattern)) a[paste("T3", p, g)] <- sum(pattern[groups[[g]]] == p)
}
for (term in grep("^(acute|late)_", names(x), value = TRUE)) {
  grades <- sapply(1:4, function(grade) sum(x[[term]] == grade))
  a[paste("T4/5", term, "G1/2/3/4")] <- paste(grades, collapse = "/")
}

found <- a[targets$item]
differing <- is.na(found) | found != targets$attained
if (any(differing)) print(data.frame(targets[differing, 1:3], found = found[differing]))
cat(sum(!differing), "of", nrow(targets), "rows as attained\n")
if (any(differing)) quit(status = 1)
