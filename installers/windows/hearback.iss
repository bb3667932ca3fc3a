; Inno Setup's script: installs Hearback for the one who runs it, without an administrator. `from_source.py build` calls its compiler.
; Defined from outside: Version, Program (the frozen program's folder) and Done (where the installer goes).

[Setup]
AppId={{6C2B7C52-0E1C-4F2B-9C57-7F8E2A3D9B41}
AppName=Hearback
AppVersion={#Version}
AppPublisher=The Hearback maintainers
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Hearback
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir={#Done}
OutputBaseFilename=Hearback-{#Version}-setup
SetupIconFile={#Program}\_internal\hearback\hearback.ico
UninstallDisplayIcon={app}\hearback.exe
LicenseFile={#SourcePath}\..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
; the running program is asked to close, and started again afterwards
CloseApplications=yes
RestartApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "it"; MessagesFile: "compiler:Languages\Italian.isl"
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"
Name: "pl"; MessagesFile: "compiler:Languages\Polish.isl"
Name: "pt"; MessagesFile: "compiler:Languages\BrazilianPortuguese.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; what an older version had and this one has not would still be loaded
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Hearback"; Filename: "{app}\hearback.exe"; AppUserModelID: "desktop.hearback"
Name: "{autodesktop}\Hearback"; Filename: "{app}\hearback.exe"; AppUserModelID: "desktop.hearback"; Tasks: desktopicon

[Registry]
; links such as hearback:ID
Root: HKCU; Subkey: "Software\Classes\hearback"; ValueType: string; ValueData: "URL:Hearback"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\hearback"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\hearback\DefaultIcon"; ValueType: string; ValueData: """{app}\hearback.exe"",0"
Root: HKCU; Subkey: "Software\Classes\hearback\shell\open\command"; ValueType: string; ValueData: """{app}\hearback.exe"" open ""%1"""
; "open with" for calendar files and for what Hearback exports; what opens them by default stays
Root: HKCU; Subkey: "Software\Classes\Hearback.File"; ValueType: string; ValueData: "Hearback"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Hearback.File\DefaultIcon"; ValueType: string; ValueData: """{app}\hearback.exe"",0"
Root: HKCU; Subkey: "Software\Classes\Hearback.File\shell\open\command"; ValueType: string; ValueData: """{app}\hearback.exe"" open ""%1"""
Root: HKCU; Subkey: "Software\Classes\.ics\OpenWithProgids"; ValueType: string; ValueName: "Hearback.File"; ValueData: ""; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.json\OpenWithProgids"; ValueType: string; ValueName: "Hearback.File"; ValueData: ""; Flags: uninsdeletevalue
; started at login only where its settings say so: what they wrote goes with the program
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "Hearback"; Flags: uninsdeletevalue dontcreatekey

[Run]
Filename: "{app}\hearback.exe"; Description: "{cm:LaunchProgram,Hearback}"; Flags: nowait postinstall skipifsilent
