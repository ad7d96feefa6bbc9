# Expected numbers of penalty paths and cross-validation, by glmnet to its last digits.
# Rscript src/test/r/glmnet_paths.R   writes src/test/resources/paths/glmnet.json
#
# glmnet minimises (1/2n)|R|^2 + L(alpha |Wz|_1 + (1 - alpha)/2 |Wz|^2 / s), Wz = W sd(x), s = sd(y), both with
# divisor n: Pente's l1 is 2 alpha L, its l2 is (1 - alpha) L / s.
library(glmnet)
glmnet.control(fdev = 0, devmax = 1)
data <- read.csv("data/diabetes.csv")
target <- names(data)[ncol(data)]
x <- as.matrix(data[, setdiff(names(data), target)])
y <- data[[target]]
s <- sqrt(mean((y - mean(y))^2))
numbers <- function(v) paste0("[", paste(sprintf("%.17g", v), collapse = ", "), "]")
matrix_json <- function(m) paste0("[", paste(apply(m, 2, numbers), collapse = ",\n  "), "]")

path <- function(name, alpha, lambda) {
  fit <- glmnet(x, y, alpha = alpha, lambda = lambda, thresh = 1e-20, maxit = 1e9)
  sprintf('"%s": {"l1": %s,\n "l2": %s,\n "weights": %s,\n "bias": %s}', name,
          numbers(2 * alpha * lambda), numbers((1 - alpha) * lambda / s),
          matrix_json(as.matrix(fit$beta)), numbers(fit$a0))
}
top <- max(abs(crossprod(scale(x, TRUE, FALSE) %*% diag(1 / sqrt(colMeans(scale(x, TRUE, FALSE)^2))), y - mean(y)))) / length(y)
lambda <- top * 10^seq(-0.1, -4, length.out = 20)
foldid <- (7 * (seq_along(y) - 1) + (seq_along(y) - 1) %/% 5) %% 5 + 1
cv <- cv.glmnet(x, y, lambda = lambda, foldid = foldid, thresh = 1e-20, maxit = 1e9)
stopifnot(length(cv$lambda) == length(lambda))
writeLines(c(sprintf('{"target": "%s", "largest": %.17g,', target, 2 * top),
  paste0(path("lasso", 1, lambda), ","),
  paste0(path("elasticNet", 0.5, lambda), ","),
  paste0(path("ridge", 0, 100 * lambda), ","),
  sprintf('"cv": {"l1": %s, "mean": %s, "standardError": %s, "minimum": %.17g, "oneSe": %.17g}}',
          numbers(2 * cv$lambda), numbers(cv$cvm), numbers(cv$cvsd), 2 * cv$lambda.min, 2 * cv$lambda.1se)),
  "src/test/resources/paths/glmnet.json")
