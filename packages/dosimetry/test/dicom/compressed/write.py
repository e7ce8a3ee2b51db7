"""Writes the compressed images beside it, all of the same formula, with codecs other than ours.

Debian 12: apt-get install dcmtk libgdcm-tools python3-pydicom python3-numpy; then /usr/bin/python3 write.py
Written with dcmtk 3.6.7, GDCM 3.0.21 (OpenJPEG, CharLS) and pydicom 2.3.1.

value(column i, row j, frame k) = 37 i - 53 j + 11 i j + 101 k - 300 in the signed image of 16 bits,
and the same plus 700, modulo 4096, in the unsigned one of 12 stored bits.
"""

import subprocess
import tempfile
from pathlib import Path

import numpy
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

here = Path(__file__).parent
columns, rows = 20, 14


def image(frames, signed):
    i, j, k = numpy.arange(columns), numpy.arange(rows)[:, None], numpy.arange(frames)[:, None, None]
    values = 37 * i - 53 * j + 11 * i * j + 101 * k - 300
    if not signed:
        values = (values + 700) % 4096
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    # Multi-frame grayscale word secondary capture: what codecs accept with several frames.
    data.SOPClassUID = "1.2.840.10008.5.1.4.1.1.7.3"
    data.SOPInstanceUID = generate_uid(entropy_srcs=["fiducial", str(frames), str(signed)])
    data.file_meta.MediaStorageSOPClassUID = data.SOPClassUID
    data.file_meta.MediaStorageSOPInstanceUID = data.SOPInstanceUID
    data.Modality = "OT"
    data.PatientName = "Phantom^Compressed"
    data.PatientID = "compressed"
    data.StudyInstanceUID = data.SeriesInstanceUID = data.SOPInstanceUID
    data.SamplesPerPixel = 1
    data.PhotometricInterpretation = "MONOCHROME2"
    data.Rows, data.Columns, data.NumberOfFrames = rows, columns, frames
    data.BitsAllocated = 16
    data.BitsStored = 16 if signed else 12
    data.HighBit = data.BitsStored - 1
    data.PixelRepresentation = 1 if signed else 0
    data.PixelData = values.astype("<i2" if signed else "<u2").tobytes()
    data.is_little_endian, data.is_implicit_VR = True, False
    return data


def run(*command):
    subprocess.run([str(part) for part in command], check=True)


with tempfile.TemporaryDirectory() as folder:
    for name, frames, signed in [("signed", 1, True), ("unsigned", 1, False), ("frames", 3, True)]:
        native = Path(folder) / f"{name}.dcm"
        image(frames, signed).save_as(native, write_like_original=False)
        run("dcmcrle", native, here / f"{name}-rle.dcm")
        run("dcmcjpeg", "+e1", native, here / f"{name}-jpeg-lossless.dcm")
        run("dcmcjpls", "+el", native, here / f"{name}-jpeg-ls.dcm")
        run("gdcmconv", "--j2k", native, here / f"{name}-jpeg-2000.dcm")
        if name == "unsigned":
            for predictor in range(2, 8):
                run("dcmcjpeg", "+el", "+sv", predictor, native, here / f"{name}-predictor-{predictor}.dcm")
            run("gdcmconv", "--deflated", native, here / f"{name}-deflated.dcm")
