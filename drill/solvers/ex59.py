"""Exercise 59: what a transformer weighs: attention, block, model, cache, low-rank correction."""

from __future__ import annotations

from drill.solution import Recorder


def attention(t: Recorder, d_model: int) -> None:
    """Four matrices d x d with biases, for all heads together (exercise 59a)."""
    one = t("one", d_model**2 + d_model)
    t("n_params", 4 * one)


def block(t: Recorder, d_model: int, d_ff: int) -> None:
    """Attention, a feed-forward part d -> d_ff -> d with biases, two layer norms (exercise 59b)."""
    one = t("one", d_model**2 + d_model)
    n_attention = t("n_attention", 4 * one)
    up = t("up", d_model * d_ff + d_ff)
    down = t("down", d_ff * d_model + d_model)
    n_ffn = t("n_ffn", up + down)
    n_norms = t("n_norms", 2 * 2 * d_model)  # scale and shift, twice
    t("total", n_attention + n_ffn + n_norms)


def language_model(t: Recorder, V: int, n_ctx: int, d_model: int, n_layers: int) -> None:
    """Tables of tokens and positions, blocks with d_ff = 4d, a last norm, an output matrix V x d (exercise 59c)."""
    n_embeddings = t("n_embeddings", (V + n_ctx) * d_model)
    one_block = t("block", 12 * d_model**2 + 13 * d_model)
    n_blocks = t("n_blocks", n_layers * one_block)
    final_norm = t("final_norm", 2 * d_model)
    total_tied = t("total_tied", n_embeddings + n_blocks + final_norm)
    head = t("head", V * d_model)
    t("total_untied", total_tied + head)


def cache(t: Recorder, n_layers: int, n_ctx: int, d_model: int, bytes: int) -> None:  # noqa: A002 - the parameter's name
    """A key and a value of every token in every layer; numbers and mebibytes (exercise 59d)."""
    per_token = t("per_token", 2 * d_model)
    n_numbers = t("n_numbers", n_layers * n_ctx * per_token)
    n_bytes = t("n_bytes", n_numbers * bytes)
    t("mib", n_bytes / 2**20)


def low_rank(t: Recorder, d: int, rank: int) -> None:
    """A d x d matrix, its correction B A of the rank given, and their ratio in per cent (Hu et al. 2021; 59e)."""
    n_full = t("n_full", d**2)
    n_lora = t("n_lora", 2 * d * rank)
    t("share", 100 * n_lora / n_full)
