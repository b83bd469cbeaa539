"""Exercise 44: nets for a picture of a digit; parameters, sizes of the maps, multiplications."""

from __future__ import annotations

from drill.nn.convolution import layer_parameters, positions
from drill.solution import Recorder


def stretched_picture(t: Recorder, size: int, hidden: int, n_classes: int, biases: int = 1) -> None:
    """A grey picture [size x size] stretched into a vector, one hidden layer, n_classes outputs (exercise 44a).

    biases: of a neuron, 1 or 0.
    """
    pixels = t("pixels", size**2)
    hidden_params = t("hidden_params", (pixels + biases) * hidden)
    output_params = t("output_params", (hidden + biases) * n_classes)
    t("n_params", hidden_params + output_params)


def lenet(
    t: Recorder,
    size: int,
    kernel: int,
    c1: int,
    c2: int,
    fc1: int,
    fc2: int,
    n_classes: int,
    padding: int = 0,
    stride: int = 1,
    biases: int = 1,
) -> None:
    """Conv, pool, conv, pool, stretch, three dense layers: sides of the maps and numbers of parameters (44b, 44c, 44d).

    padding, stride: of both convolutions; the pools are 2x2 with step 2. biases: of a filter or neuron, 1 or 0.
    """
    side = t("side", positions(size, kernel, padding, stride), 1)  # c1 maps [side x side]
    side = t("side", positions(side, 2, stride=2), 2)
    side = t("side", positions(side, kernel, padding, stride), 3)  # c2 maps
    side = t("side", positions(side, 2, stride=2), 4)
    t.gather("sizes", 1, family="side")
    flat = t("flat", side**2 * c2)

    conv1 = t("conv1", layer_parameters(kernel, kernel, 1, c1, biases))
    channels = t("channels", c1)
    conv2 = t("conv2", layer_parameters(kernel, kernel, channels, c2, biases))
    dense1 = t("dense", (flat + biases) * fc1, 1)
    dense2 = t("dense", (fc1 + biases) * fc2, 2)
    dense3 = t("dense", (fc2 + biases) * n_classes, 3)
    t("total", conv1 + conv2 + dense1 + dense2 + dense3)


def until_it_fails(t: Recorder, size: int, kernel: int, padding: int = 0, stride: int = 2) -> None:
    """Sides after conv, pool, conv, pool, as far as a window fits into what arrives (exercise 44e).

    fail_layer: the first layer whose window does not fit, counted from 1; 0 if all four work.
    """
    side, fail_layer = size, 0
    for layer in (1, 2, 3, 4):
        window, frame, step = (kernel, padding, stride) if layer % 2 else (2, 0, 2)
        if window > side + 2 * frame:
            fail_layer = layer
            break
        side = t("side", positions(side, window, frame, step), layer)
    t.gather("sizes", 1, family="side")
    t("fail_layer", fail_layer)


def multiplications(t: Recorder, size: int, kernel: int, c1: int, c2: int) -> None:
    """Products of a weight and a pixel in conv, (pool), conv: cells * k^2 * channels * filters (exercise 44f)."""
    side = t("side", positions(size, kernel), 1)
    cells = t("cells", side**2, 1)
    t("macs_conv1", cells * kernel**2 * c1)
    side = t("side", positions(side, 2, stride=2), 2)
    side = t("side", positions(side, kernel), 3)
    cells = t("cells", side**2, 2)
    channels = t("channels", c1)
    t("macs_conv2", cells * kernel**2 * channels * c2)
