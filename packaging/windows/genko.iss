; Inno Setup 6: the installer for Windows. packaging/build.py windows calls it with the version and the places:
;   iscc /DVersion=0.1.0 /DHomepage=... /DPayload=...\build\bundle\genko /DOutput=...\dist packaging\windows\genko.iss
;
; For one user, without an administrator. Silent: genko-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART [/TASKS="path,markdown"]
; A newer version installs over an older one; settings and journal (%APPDATA%, %LOCALAPPDATA%) are never touched.

#ifndef Version
  #error Version is not given: run packaging/build.py windows
#endif

[Setup]
; This names the program to Windows: the same for ever, or an update would install beside it.
AppId={{8E0B6C55-6D4A-4C0E-9F8E-2C6C0B8A52D1}
AppName=Genko
AppVersion={#Version}
AppVerName=Genko {#Version}
AppPublisher=The Genko developers
AppPublisherURL={#Homepage}
AppSupportURL={#Homepage}/issues
AppUpdatesURL={#Homepage}/releases
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Genko
DefaultGroupName=Genko
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Qt 6 asks for Windows 10 1809.
MinVersion=10.0.17763
OutputDir={#Output}
OutputBaseFilename=genko-{#Version}-setup
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\genkow.exe
UninstallDisplayName=Genko
LicenseFile={#Payload}\_internal\LICENSE
Compression=lzma2/max
SolidCompression=yes
LZMAUseSeparateProcess=yes
WizardStyle=modern
ChangesAssociations=yes
ChangesEnvironment=yes
; A running Genko is asked to close (it asks about unsaved text) and is started again.
CloseApplications=yes
RestartApplications=yes
#ifdef SignTool
SignTool={#SignTool}
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ja"; MessagesFile: "compiler:Languages\Japanese.isl"

[CustomMessages]
en.Markdown=Offer Genko for Markdown files ("Open with")
ja.Markdown=Markdown ファイルの「プログラムから開く」に Genko を加える
en.Folder=Offer Genko in the menu of folders
ja.Folder=フォルダーのメニューに Genko を加える
en.Path=Make the command "genko" known to terminals
ja.Path=ターミナルでコマンド「genko」を使えるようにする
en.OpenFolder=Open with Genko
ja.OpenFolder=Genko で開く
en.Post=Blog post
ja.Post=ブログ記事

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "markdown"; Description: "{cm:Markdown}"
Name: "folder"; Description: "{cm:Folder}"
Name: "path"; Description: "{cm:Path}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Payload}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Genko"; Filename: "{app}\genkow.exe"
Name: "{autodesktop}\Genko"; Filename: "{app}\genkow.exe"; Tasks: desktopicon

[Registry]
; A kind of file of its own, offered under "Open with"; what opens Markdown by default stays the user's choice.
Root: HKA; Subkey: "Software\Classes\Genko.Post"; ValueType: string; ValueData: "{cm:Post}"; Flags: uninsdeletekey; Tasks: markdown
Root: HKA; Subkey: "Software\Classes\Genko.Post\DefaultIcon"; ValueType: string; ValueData: "{app}\genkow.exe,0"; Tasks: markdown
Root: HKA; Subkey: "Software\Classes\Genko.Post\shell\open\command"; ValueType: string; ValueData: """{app}\genkow.exe"" ""%1"""; Tasks: markdown
Root: HKA; Subkey: "Software\Classes\.md\OpenWithProgids"; ValueType: none; ValueName: "Genko.Post"; Flags: uninsdeletevalue; Tasks: markdown
Root: HKA; Subkey: "Software\Classes\.markdown\OpenWithProgids"; ValueType: none; ValueName: "Genko.Post"; Flags: uninsdeletevalue; Tasks: markdown
Root: HKA; Subkey: "Software\Classes\Applications\genkow.exe\SupportedTypes"; ValueType: string; ValueName: ".md"; Flags: uninsdeletekey; Tasks: markdown
Root: HKA; Subkey: "Software\Classes\Directory\shell\Genko"; ValueType: string; ValueData: "{cm:OpenFolder}"; Flags: uninsdeletekey; Tasks: folder
Root: HKA; Subkey: "Software\Classes\Directory\shell\Genko"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\genkow.exe,0"; Tasks: folder
Root: HKA; Subkey: "Software\Classes\Directory\shell\Genko\command"; ValueType: string; ValueData: """{app}\genkow.exe"" ""%1"""; Tasks: folder
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\genkow.exe"; ValueType: string; ValueData: "{app}\genkow.exe"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Check: NotOnPath; Tasks: path

[Run]
Filename: "{app}\genkow.exe"; Description: "{cm:LaunchProgram,Genko}"; Flags: nowait postinstall skipifsilent

[Code]
function Path(): String;
begin
  if not RegQueryStringValue(HKCU, 'Environment', 'Path', Result) then
    Result := '';
end;

function NotOnPath(): Boolean;
begin
  Result := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Path()) + ';') = 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Paths: String;
  Start: Integer;
begin
  if Step = usPostUninstall then
  begin
    Paths := Path();
    Start := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', Uppercase(Paths) + ';');
    if Start > 0 then
    begin
      Delete(Paths, Start, Length(ExpandConstant('{app}')) + 1);
      RegWriteExpandStringValue(HKCU, 'Environment', 'Path', Paths);
    end;
  end;
end;
