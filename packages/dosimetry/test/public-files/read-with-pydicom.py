"""Writes read-with-pydicom.json: what pydicom reads of public DICOM files, in plain numbers.

The files are those of dicompyler-core, pydicom, pymedphys, rt-utils and SlicerRT; they are not part of this project.
    /usr/bin/python3 read-with-pydicom.py FOLDER
Written with pydicom 2.3.1 and numpy 1.24.2 (Debian 12).
"""

import json
import sys
from pathlib import Path

import numpy
import pydicom

folder = Path(sys.argv[1])


def structures(data):
    names = {int(roi.ROINumber): roi.ROIName for roi in data.StructureSetROISequence}
    contours = {int(roi.ReferencedROINumber): roi.get("ContourSequence", []) for roi in data.get("ROIContourSequence", [])}

    def row(number):
        numbers = [
            numpy.array([float(value) for value in contour.ContourData])
            for contour in contours.get(number, [])
            if contour.get("ContourData")
        ]
        return {
            "number": number,
            "name": str(names[number]),
            "contours": len(numbers),
            "numbers": sum(len(each) for each in numbers),
            # Each coordinate with a weight of its place, so that an exchange shows.
            "checksum": round(float(sum((each * (1 + numpy.arange(len(each)) % 7)).sum() for each in numbers)), 6),
        }

    return [row(number) for number in names]


def dose(data):
    values = data.pixel_array.astype(float) * float(data.DoseGridScaling)
    if values.ndim == 2:
        values = values[None]
    return {
        "units": str(data.get("DoseUnits", "")),
        "size": list(values.shape[::-1]),
        "spacing": [float(data.PixelSpacing[1]), float(data.PixelSpacing[0])],
        "position": [float(value) for value in data.ImagePositionPatient],
        "orientation": [float(value) for value in data.ImageOrientationPatient],
        "offsets": [float(value) for value in data.get("GridFrameOffsetVector", None) or []],
        "maximum": float(values.max()),
        "sum": float(values.sum()),
        "first_frame_sum": float(values[0].sum()),
    }


def plan(data):
    return {
        "label": str(data.RTPlanLabel),
        "name": str(data.get("RTPlanName", "")),
        "fractions": [int(group.get("NumberOfFractionsPlanned") or 0) for group in data.FractionGroupSequence],
        "prescriptions": [float(reference.get("TargetPrescriptionDose") or 0) for reference in data.get("DoseReferenceSequence", [])],
        "metersets": [
            float(beam.get("BeamMeterset") or 0)
            for group in data.FractionGroupSequence
            for beam in group.get("ReferencedBeamSequence", [])
        ],
        "beams": [
            {
                "number": int(beam.BeamNumber),
                "name": str(beam.get("BeamName", "")),
                "machine": str(beam.get("TreatmentMachineName", "")),
                "radiation": str(beam.get("RadiationType", "")),
                "energy": float(beam.ControlPointSequence[0].NominalBeamEnergy),
                "gantry": float(beam.ControlPointSequence[0].GantryAngle),
                "isocentre": [float(value) for value in beam.ControlPointSequence[0].IsocenterPosition],
                "control_points": len(beam.ControlPointSequence),
            }
            for beam in data.BeamSequence
        ],
    }


def image(data):
    values = data.pixel_array * float(data.RescaleSlope) + float(data.RescaleIntercept)
    return {"size": list(values.shape[::-1]), "sum": float(values.sum()), "minimum": float(values.min()), "maximum": float(values.max())}


readers = {"RTSTRUCT": structures, "RTDOSE": dose, "RTPLAN": plan, "CT": image}
result = {}
for path in sorted(folder.rglob("*.dcm")):
    if path.name.endswith("_empty.dcm"):
        continue
    data = pydicom.dcmread(path, force=True)
    if "TransferSyntaxUID" not in data.file_meta:
        data.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
    result[path.relative_to(folder).as_posix()] = {"modality": data.Modality, "read": readers[data.Modality](data)}

output = Path(__file__).with_suffix(".json")
output.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
