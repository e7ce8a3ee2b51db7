/* The files are written here after the form that the planning systems give them; no export of a patient is kept. */

export const eclipseExport = `Patient Name         : Phantom, One
Patient ID           : phantom-1
Comment              : DVHs for one plan
Date                 : Friday, January 17, 2020 09:45:07
Type                 : Cumulative Dose Volume Histogram
Description          : The cumulative DVH displays the percentage (relative)
                       or volume (absolute) of structures that receive a dose
                       equal to or greater than a given dose.

Plan: SBRT 1
Course: C1
Plan Status: Unapproved
Prescribed dose [cGy]: 5000.0
% for dose (%): 80.0

Structure: Liver-GTV
Approval Status: Unapproved
Plan: SBRT 1
Course: C1
Volume [cm³]: 1234.5
Dose Cover.[%]: 100.0
Sampling Cover.[%]: 100.0
Min Dose [cGy]: 10.0
Max Dose [cGy]: 6100.0
Mean Dose [cGy]: 850.5

Relative dose [%]          Dose [cGy] Ratio of Total Structure Volume [%]
                 0                   0                       100
                16                1000                      40.5
                32                2000                         0

Structure: PTV
Plan: SBRT 1
Volume [cm³]: 20.0
Min Dose [%]: 76.0
Max Dose [%]: 100.0
Mean Dose [%]: 90.0

Dose [cGy]   Structure Volume [cm³]
         0                       20
      5000                       19
      6250                        0
`;

export const monacoExport = `Patient ID: phantom-1~Phantom | Plan Name: SBRT | Resolution: 0.20(cm) | Bin Width: 0.10(Gy) | Dose Units: Gy | Volume Units: cm³

Structure Name               Bin Dose        Volume
Left Kidney                     0.000       150.000
Left Kidney                     0.100       120.500
Left Kidney                     0.200         0.000
PTV                             0.000        20.000
PTV                            50.000        19.000

2020-01-17-Fri 09:45:07
`;

export const rayStationExport = `#PatientName:Phantom^One
#PatientId:phantom-1
#Dosename:Plan dose: SBRT
#RoiName:PTV 48
#Roi volume fraction outside grid: 0 %
#Dose unit: cGy
0.000	100.000
4800.000	95.000
6000.000	0.000
#RoiName:Liver
#Roi volume fraction outside grid: 2.5 %
#Dose unit: cGy
0.000	97.500
100.000	50.000
`;
