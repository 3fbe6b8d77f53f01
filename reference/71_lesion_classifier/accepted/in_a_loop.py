"""Plain loops; the photo's numbers scaled first and the image resized as a tensor."""

import random

import numpy as np
import torch
import torch.nn.functional as F
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
        image = Image.open(upload)
        image.load()
    except Exception:
        raise ValueError("please upload a photo")
    image = ImageOps.exif_transpose(image).convert("RGB")
    array = np.asarray(image, dtype=np.float32) / 127.5 - 1
    x = torch.from_numpy(array.transpose(2, 0, 1).copy()).unsqueeze(0)
    return F.interpolate(x, size=(SIZE, SIZE), mode="bilinear")


def top3(model, x):
    p = F.softmax(model.eval()(x)[0], dim=-1).detach()
    found = [(code, name, float(share)) for (code, name), share in zip(LESIONS.items(), p)]
    found.sort(key=lambda lesion: lesion[2], reverse=True)
    return found[:3]


def split_by_lesion(lesion_ids, dx, fraction, seed):
    photos_of = {}
    for photo, (lesion, code) in enumerate(zip(lesion_ids, dx)):
        photos_of.setdefault(code, {}).setdefault(lesion, []).append(photo)
    chance = random.Random(seed)
    train, test = [], []
    for lesions in photos_of.values():
        groups = list(lesions.values())
        chance.shuffle(groups)
        count = int(fraction * len(groups))
        for group in groups[:count]:
            test += group
        for group in groups[count:]:
            train += group
    return torch.tensor(train), torch.tensor(test)
