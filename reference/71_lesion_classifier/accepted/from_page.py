"""Written from README and stub alone."""

import random

import numpy as np
import torch
from PIL import Image, ImageOps, UnidentifiedImageError

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
        image = ImageOps.exif_transpose(image)
        image = image.convert("RGB").resize((SIZE, SIZE), Image.Resampling.BILINEAR)
    except (UnidentifiedImageError, OSError) as error:
        raise ValueError(f"this is not an image: {error}") from error
    array = (np.asarray(image, dtype=np.float32) - 127.5) / 127.5
    return torch.from_numpy(array.transpose(2, 0, 1)[np.newaxis].copy())


def top3(model, x):
    model.eval()
    with torch.no_grad():
        logits = model(x)
    probabilities = torch.softmax(logits, dim=1)[0]
    order = torch.argsort(probabilities, descending=True)[:3]
    codes = list(LESIONS.keys())
    result = []
    for index in order.tolist():
        code = codes[index]
        result.append((code, LESIONS[code], probabilities[index].item()))
    return result


def split_by_lesion(lesion_ids, dx, fraction, seed):
    generator = random.Random(seed)
    lesions_of_class = {}
    for lesion, code in zip(lesion_ids, dx):
        lesions = lesions_of_class.setdefault(code, [])
        if lesion not in lesions:
            lesions.append(lesion)
    test_lesions = set()
    for code, lesions in lesions_of_class.items():
        lesions = list(lesions)
        generator.shuffle(lesions)
        test_lesions |= set(lesions[: round(len(lesions) * fraction)])
    train = [i for i, lesion in enumerate(lesion_ids) if lesion not in test_lesions]
    test = [i for i, lesion in enumerate(lesion_ids) if lesion in test_lesions]
    return train, test
