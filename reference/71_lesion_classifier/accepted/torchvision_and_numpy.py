"""Transforms of torchvision, argsort, and NumPy's random numbers."""

import numpy as np
import torch
from PIL import Image, ImageOps
from torchvision.transforms import v2

SIZE = 224
LESIONS = {
    "akiec": "actinic keratosis",
    "bcc": "basal cell carcinoma",
    "bkl": "benign keratosis",
    "df": "dermatofibroma",
    "mel": "melanoma",
    "nv": "melanocytic nevus",
    "vasc": "vascular lesion",
}

PREPARE = v2.Compose(
    [
        v2.ToImage(),
        v2.Resize((SIZE, SIZE), antialias=True),
        v2.ToDtype(torch.float32, scale=True),
        v2.Normalize([0.5] * 3, [0.5] * 3),
    ]
)


def preprocess(upload):
    try:
        image = ImageOps.exif_transpose(Image.open(upload)).convert("RGB")
    except OSError:
        raise ValueError("no image")
    return PREPARE(image)[None]


@torch.inference_mode()
def top3(model, x):
    was_training = model.training
    model.train(False)
    p = torch.softmax(model(x), dim=1).squeeze(0).numpy()
    model.train(was_training)
    best = np.argsort(p)[::-1][:3]
    return [[*list(LESIONS.items())[i], p[i]] for i in best]


def split_by_lesion(lesion_ids, dx, fraction, seed):
    lesion_ids, dx = np.array(lesion_ids), np.array(dx)
    rng = np.random.default_rng(seed)
    test = np.zeros(len(dx), dtype=bool)
    for code in np.unique(dx):
        lesions = rng.permutation(np.unique(lesion_ids[dx == code]))
        count = int(np.ceil(fraction * len(lesions)))
        test |= np.isin(lesion_ids, lesions[:count])
    return np.flatnonzero(~test), np.flatnonzero(test)
