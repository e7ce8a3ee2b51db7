# A minimal writer: named lists, vectors and numbers with 17 digits.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    inner <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(inner, collapse = ","), "]"))
    return(paste0("{", paste0("\"", names(x), "\":", inner, collapse = ","), "}"))
  }
  one <- function(v) if (is.na(v)) "null" else if (is.character(v)) paste0("\"", v, "\"") else
    if (is.infinite(v)) "null" else sprintf("%.17g", as.numeric(v))
  if (length(x) == 1) return(one(x))
  paste0("[", paste(vapply(x, one, ""), collapse = ","), "]")
}
save_json <- function(x, file) {
  x$software <- paste0("R ", getRversion(), "; ", paste(x$packages, collapse = "; "))
  x$packages <- NULL
  writeLines(json(x), file)
}
version <- function(p) paste(p, packageVersion(p))
