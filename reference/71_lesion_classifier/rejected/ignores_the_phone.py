"""Ignores how the phone was held.

Rejected by: test_a_photo_taken_with_a_turned_phone_stands_upright
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
        image = Image.open(upload).convert("RGB")
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
    class_of = dict(zip(lesion_ids, dx))
    chosen = set()
    for code in LESIONS:
        lesions = sorted(lesion for lesion in class_of if class_of[lesion] == code)
        chosen.update(draw.sample(lesions, round(fraction * len(lesions))))
    photos = range(len(lesion_ids))
    train = [photo for photo in photos if lesion_ids[photo] not in chosen]
    test = [photo for photo in photos if lesion_ids[photo] in chosen]
    return train, test
