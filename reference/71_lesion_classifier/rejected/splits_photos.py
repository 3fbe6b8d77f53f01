"""Draws photos, so that two photos of a lesion land on both sides.

Rejected by: test_no_lesion_is_on_both_sides
"""

import random

import numpy as np
import torch
from PIL import Image, ImageOps

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


def preprocess(upload):
    try:
        image = ImageOps.exif_transpose(Image.open(upload)).convert("RGB")
    except OSError as error:
        raise ValueError("the file holds no image") from error
    pixels = torch.tensor(np.array(image.resize((SIZE, SIZE))), dtype=torch.float32)
    return (pixels.permute(2, 0, 1).unsqueeze(0) - 127.5) / 127.5


def top3(model, x):
    model.eval()
    with torch.no_grad():
        p, places = model(x)[0].softmax(dim=0).topk(3)
    codes = [list(LESIONS)[place] for place in places]
    return [(code, LESIONS[code], share) for code, share in zip(codes, p.tolist())]


def split_by_lesion(lesion_ids, dx, fraction, seed):
    draw = random.Random(seed)
    test = []
    for code in LESIONS:
        photos = [photo for photo, other in enumerate(dx) if other == code]
        test += draw.sample(photos, round(fraction * len(photos)))
    return [photo for photo in range(len(dx)) if photo not in test], test
