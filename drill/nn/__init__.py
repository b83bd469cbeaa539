"""The mathematics: one formula, one function, in the book's letters.

X       observations, one a row                    [n x p]
y       right answers                              [n x 1] or a number
W, w    weights; a neuron is a column of W         [p x q]
b       bias                                       [1 x q]
H = XW  what enters an activation                  [n x q]
O       what leaves it, O = f(H)                   [n x q]
yhat    prediction
p       probability of class 1
L, J    loss of one observation, loss of the sample
g       gradient of the loss by the weights
d       accumulated derivative of the loss, d3 = dL/dyhat, d2 = dL/dH2, ...
dW      dL/dW, of the size of W
eta     learning rate (gamma in some exercises)
h, m    running mean of gradients; v, s: of their squares
n       number of observations
"""
