<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Application</name>
    <message>
        <source>Open the practice directory.</source>
        <translation>Das Übungsverzeichnis öffnen.</translation>
    </message>
    <message>
        <source>Open a saved connection.</source>
        <translation>Eine gespeicherte Verbindung öffnen.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Keep Provost&apos;s own files in &lt;dir&gt;.</source>
        <translation>Provosts eigene Dateien in &lt;Ordner&gt; ablegen.</translation>
    </message>
    <message>
        <source>dir</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Logging rules, such as provost.net.debug=true.</source>
        <translation>Protokollregeln, etwa provost.net.debug=true.</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Append the log to &lt;file&gt;.</source>
        <translation>Das Protokoll an &lt;Datei&gt; anhängen.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>Assignment</name>
    <message>
        <source>the environment variable %1 is not set</source>
        <translation>die Umgebungsvariable %1 ist nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 wants %2 (RFC 7643 section 2.3)</source>
        <translation>%1 erwartet %2 (RFC 7643 Abschnitt 2.3)</translation>
    </message>
    <message>
        <source>%1: not JSON: %2</source>
        <translation>%1: kein JSON: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not PATH=VALUE</source>
        <translation>„%1“ ist nicht PFAD=WERT</translation>
    </message>
    <message>
        <source>there is no attribute &quot;%1&quot; in this provider&apos;s schemas</source>
        <translation>in den Schemas dieses Anbieters gibt es kein Attribut „%1“</translation>
    </message>
    <message>
        <source>%1 has several values: say which, as in %1[type eq &quot;work&quot;].%2</source>
        <translation>%1 hat mehrere Werte: Sagen Sie, welcher gemeint ist, wie in %1[type eq &quot;work&quot;].%2</translation>
    </message>
    <message>
        <source>%1 is read-only (RFC 7643 section 7)</source>
        <translation>%1 ist nur lesbar (RFC 7643 Abschnitt 7)</translation>
    </message>
    <message>
        <source>a JSON object, or one of its parts: %1.%2=...</source>
        <translation>ein JSON-Objekt oder einen seiner Teile: %1.%2=...</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a date and time such as 2026-01-31T09:00:00Z</source>
        <translation>Datum und Uhrzeit wie 2026-01-31T09:00:00Z</translation>
    </message>
    <message>
        <source>%1 is a secret, and arguments can be read by every process on this machine: give it as %1=@env:VARIABLE, %1=@FILE or %1=@- (a line of standard input), or in a document</source>
        <translation>%1 ist geheim, und Argumente kann jeder Prozess auf diesem Rechner lesen: Geben Sie es als %1=@env:VARIABLE, %1=@DATEI oder %1=@- (eine Zeile der Standardeingabe) an, oder in einem Dokument</translation>
    </message>
    <message>
        <source>%1: there is no line left in standard input</source>
        <translation>%1: Die Standardeingabe hat keine weitere Zeile</translation>
    </message>
</context>
<context>
    <name>Attribute</name>
    <message>
        <source>Reference</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Full address</source>
        <translation>Vollständige Adresse</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>Administrative state</source>
        <translation>Verwaltungsstatus</translation>
    </message>
    <message>
        <source>Cost centre</source>
        <translation>Kostenstelle</translation>
    </message>
    <message>
        <source>How it was created</source>
        <translation>Art der Anlage</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Device name</source>
        <translation>Gerätename</translation>
    </message>
    <message>
        <source>Display text</source>
        <translation>Anzeigetext</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Hired on</source>
        <translation>Eingestellt am</translation>
    </message>
    <message>
        <source>Leaves on</source>
        <translation>Ausgeschieden am</translation>
    </message>
    <message>
        <source>Employee number</source>
        <translation>Personalnummer</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>External ID</source>
        <translation>Externe ID</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Group types</source>
        <translation>Gruppenarten</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Instant messaging</source>
        <translation>Sofortnachrichten</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>Passwort geändert</translation>
    </message>
    <message>
        <source>Locale</source>
        <translation>Gebietsschema</translation>
    </message>
    <message>
        <source>Mail enabled</source>
        <translation>Für E-Mail aktiviert</translation>
    </message>
    <message>
        <source>Mail nickname</source>
        <translation>E-Mail-Alias</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Führungskraft</translation>
    </message>
    <message>
        <source>Manager address</source>
        <translation>Adresse der Führungskraft</translation>
    </message>
    <message>
        <source>Manager ID</source>
        <translation>ID der Führungskraft</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Resource type</source>
        <translation>Ressourcentyp</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>MUD address</source>
        <translation>MUD-Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Vollständiger Name</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Title before the name</source>
        <translation>Titel vor dem Namen</translation>
    </message>
    <message>
        <source>Title after the name</source>
        <translation>Zusatz nach dem Namen</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>Weiterer Vorname</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Rufname</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Büro</translation>
    </message>
    <message>
        <source>On-premises distinguished name</source>
        <translation>Lokaler Distinguished Name</translation>
    </message>
    <message>
        <source>On-premises domain</source>
        <translation>Lokale Domäne</translation>
    </message>
    <message>
        <source>On-premises extension attributes</source>
        <translation>Lokale Erweiterungsattribute</translation>
    </message>
    <message>
        <source>On-premises immutable ID</source>
        <translation>Lokale unveränderliche ID</translation>
    </message>
    <message>
        <source>On-premises SAM account name</source>
        <translation>Lokaler SAM-Kontoname</translation>
    </message>
    <message>
        <source>On-premises security ID</source>
        <translation>Lokale Sicherheits-ID</translation>
    </message>
    <message>
        <source>Synchronised from on-premises</source>
        <translation>Aus lokalem Verzeichnis synchronisiert</translation>
    </message>
    <message>
        <source>On-premises user principal name</source>
        <translation>Lokaler Benutzerprinzipalname</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Owned groups</source>
        <translation>Gruppen im Besitz</translation>
    </message>
    <message>
        <source>Owned group</source>
        <translation>Gruppe im Besitz</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>New password at next sign-in</source>
        <translation>Neues Passwort bei nächster Anmeldung</translation>
    </message>
    <message>
        <source>New password at next sign-in, with MFA</source>
        <translation>Neues Passwort bei nächster Anmeldung, mit MFA</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Preferred data location</source>
        <translation>Bevorzugter Speicherort</translation>
    </message>
    <message>
        <source>Preferred language</source>
        <translation>Bevorzugte Sprache</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Primär</translation>
    </message>
    <message>
        <source>Profile page</source>
        <translation>Profilseite</translation>
    </message>
    <message>
        <source>Proxy addresses</source>
        <translation>Proxyadressen</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Schemas</source>
        <translation>Schemas</translation>
    </message>
    <message>
        <source>Security enabled</source>
        <translation>Sicherheitsgruppe</translation>
    </message>
    <message>
        <source>Security ID</source>
        <translation>Sicherheits-ID</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Member or guest</source>
        <translation>Mitglied oder Gast</translation>
    </message>
    <message>
        <source>Usage location</source>
        <translation>Nutzungsland</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Kind of user</source>
        <translation>Art des Benutzers</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>an attribute and a part of it, e.g. &quot;Addresses: Kind&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Employee type</source>
        <translation>Art der Beschäftigung</translation>
    </message>
</context>
<context>
    <name>BaseUrl</name>
    <message>
        <source>Leave out “%1”: the base URL ends before it.</source>
        <translation>Lassen Sie „%1“ weg: Die Basis-URL endet davor.</translation>
    </message>
    <message>
        <source>This looks like SCIM 1; Provost speaks SCIM 2.0.</source>
        <translation>Das sieht nach SCIM 1 aus; Provost spricht SCIM 2.0.</translation>
    </message>
    <message>
        <source>There is no path. Most services have one, such as /scim/v2.</source>
        <translation>Der Pfad fehlt. Die meisten Dienste haben einen, zum Beispiel /scim/v2.</translation>
    </message>
    <message>
        <source>Replace %1 with yours.</source>
        <translation>Ersetzen Sie %1 durch Ihre Angabe.</translation>
    </message>
    <message>
        <source>Type or paste the address of the service.</source>
        <translation>Geben Sie die Adresse des Dienstes ein oder fügen Sie sie ein.</translation>
    </message>
    <message>
        <source>This is not a web address.</source>
        <translation>Das ist keine Webadresse.</translation>
    </message>
    <message>
        <source>The address has to begin with https://.</source>
        <translation>Die Adresse muss mit https:// beginnen.</translation>
    </message>
    <message>
        <source>Without https the token would travel in the open. Plain http is possible to this computer only.</source>
        <translation>Ohne https ginge das Token unverschlüsselt über das Netz. Einfaches http ist nur zu diesem Computer möglich.</translation>
    </message>
    <message>
        <source>Take the user name and password out of the address.</source>
        <translation>Nehmen Sie Benutzername und Passwort aus der Adresse.</translation>
    </message>
    <message>
        <source>Take out everything from “%1” on.</source>
        <translation>Lassen Sie alles ab „%1“ weg.</translation>
    </message>
</context>
<context>
    <name>CapabilityWords</name>
    <message>
        <source>Pages by index (startIndex)</source>
        <translation>Seiten nach Index (startIndex)</translation>
    </message>
    <message>
        <source>Pages by cursor</source>
        <translation>Seiten nach Cursor</translation>
    </message>
    <message>
        <source>Page size unasked</source>
        <translation>Seitengröße ohne Angabe</translation>
    </message>
    <message>
        <source>Largest page</source>
        <translation>Größte Seite</translation>
    </message>
    <message>
        <source>Largest page of whole resources</source>
        <translation>Größte Seite ganzer Einträge</translation>
    </message>
    <message>
        <source>Page size as asked (count)</source>
        <translation>Seitengröße wie verlangt (count)</translation>
    </message>
    <message>
        <source>Total alone (count=0)</source>
        <translation>Nur die Gesamtzahl (count=0)</translation>
    </message>
    <message>
        <source>Index that can be reached</source>
        <translation>Erreichbarer Index</translation>
    </message>
    <message>
        <source>Totals are true</source>
        <translation>Gesamtzahlen stimmen</translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filter %1</translation>
    </message>
    <message>
        <source>Joined by “and”</source>
        <translation>Verbunden mit „and“</translation>
    </message>
    <message>
        <source>Joined by “or”</source>
        <translation>Verbunden mit „or“</translation>
    </message>
    <message>
        <source>Negated by “not”</source>
        <translation>Verneint mit „not“</translation>
    </message>
    <message>
        <source>Value paths (emails[…])</source>
        <translation>Wertpfade (emails[…])</translation>
    </message>
    <message>
        <source>Search by POST (/.search)</source>
        <translation>Suche per POST (/.search)</translation>
    </message>
    <message>
        <source>Chosen attributes only</source>
        <translation>Nur gewählte Attribute</translation>
    </message>
    <message>
        <source>Attributes left out</source>
        <translation>Attribute weglassen</translation>
    </message>
    <message>
        <source>Reads if changed (If-None-Match)</source>
        <translation>Liest nur Geändertes (If-None-Match)</translation>
    </message>
    <message>
        <source>Answer for an unknown id</source>
        <translation>Antwort auf unbekannte ID</translation>
    </message>
    <message>
        <source>Name of the list in an answer</source>
        <translation>Name der Liste in der Antwort</translation>
    </message>
    <message>
        <source>Metadata complete</source>
        <translation>Metadaten vollständig</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>Inhaltstyp</translation>
    </message>
    <message>
        <source>How members are learnt</source>
        <translation>Wie Mitglieder zu erfahren sind</translation>
    </message>
    <message>
        <source>How members are added</source>
        <translation>Wie Mitglieder hinzukommen</translation>
    </message>
    <message>
        <source>How members are removed</source>
        <translation>Wie Mitglieder entfernt werden</translation>
    </message>
    <message>
        <source>Partial changes (PATCH)</source>
        <translation>Teiländerungen (PATCH)</translation>
    </message>
    <message>
        <source>Replacing (PUT)</source>
        <translation>Ersetzen (PUT)</translation>
    </message>
    <message>
        <source>Many changes in one request (Bulk)</source>
        <translation>Viele Änderungen in einer Anfrage (Bulk)</translation>
    </message>
    <message>
        <source>Versions (ETag)</source>
        <translation>Versionen (ETag)</translation>
    </message>
    <message>
        <source>Changing passwords</source>
        <translation>Kennwörter ändern</translation>
    </message>
    <message>
        <source>Shows a change at once</source>
        <translation>Zeigt Änderungen sofort</translation>
    </message>
    <message>
        <source>Answer to a partial change</source>
        <translation>Antwort auf eine Teiländerung</translation>
    </message>
    <message>
        <source>Refuses stale changes (If-Match)</source>
        <translation>Lehnt veraltete Änderungen ab (If-Match)</translation>
    </message>
    <message>
        <source>Answer to a name that is taken</source>
        <translation>Antwort auf vergebenen Namen</translation>
    </message>
    <message>
        <source>Address of a new resource (Location)</source>
        <translation>Adresse eines neuen Eintrags (Location)</translation>
    </message>
    <message>
        <source>in the group</source>
        <translation>in der Gruppe</translation>
    </message>
    <message>
        <source>on request</source>
        <translation>auf Verlangen</translation>
    </message>
    <message>
        <source>by filter on users</source>
        <translation>per Filter auf Benutzer</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>einzeln</translation>
    </message>
    <message>
        <source>one by one, by path</source>
        <translation>einzeln, per Pfad</translation>
    </message>
    <message>
        <source>as a list of values</source>
        <translation>als Liste von Werten</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Memberships</source>
        <translation>Mitgliedschaften</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>Users: largest page</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>no, silently empty</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>works</source>
        <translation>geht</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>nicht beachtet</translation>
    </message>
    <message>
        <source>silently empty</source>
        <translation>stillschweigend leer</translation>
    </message>
    <message>
        <source>not as asked</source>
        <translation>anders als verlangt</translation>
    </message>
    <message>
        <source>cannot be seen here</source>
        <translation>hier nicht zu sehen</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Angegeben</translation>
    </message>
    <message>
        <source>Set by the profile</source>
        <translation>Vom Profil gesetzt</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Found out</source>
        <translation>Festgestellt</translation>
    </message>
    <message>
        <source>Is otherwise</source>
        <translation>Ist anders</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Unentschieden</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>The provider says so; nobody has tried.</source>
        <translation>Der Anbieter gibt es so an; niemand hat es versucht.</translation>
    </message>
    <message>
        <source>The profile knows better than the provider says of itself; nobody has tried here.</source>
        <translation>Das Profil weiß es besser als die Angaben des Anbieters; hier hat es niemand versucht.</translation>
    </message>
    <message>
        <source>Tried, and it is as Provost takes it to be.</source>
        <translation>Versucht; es ist, wie Provost annimmt.</translation>
    </message>
    <message>
        <source>Tried; neither the provider nor the profile says anything about it.</source>
        <translation>Versucht; weder Anbieter noch Profil sagen etwas dazu.</translation>
    </message>
    <message>
        <source>Tried, and it is not as Provost takes it to be. A corrected profile sets this right.</source>
        <translation>Versucht; es ist nicht, wie Provost annimmt. Ein berichtigtes Profil stellt das richtig.</translation>
    </message>
    <message>
        <source>Tried, but the data of this directory does not show it.</source>
        <translation>Versucht, doch die Daten dieses Verzeichnisses zeigen es nicht.</translation>
    </message>
    <message>
        <source>Neither the provider nor the profile says anything about it.</source>
        <translation>Weder Anbieter noch Profil sagen etwas dazu.</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>run the practice directory on this machine</source>
        <translation>das Übungsverzeichnis auf diesem Rechner betreiben</translation>
    </message>
    <message>
        <source>show what a service provider can do</source>
        <translation>zeigen, was ein Anbieter kann</translation>
    </message>
    <message>
        <source>show a service provider&apos;s schemas</source>
        <translation>die Schemas eines Anbieters zeigen</translation>
    </message>
    <message>
        <source>list users, groups or any other resources</source>
        <translation>Benutzer, Gruppen oder andere Ressourcen auflisten</translation>
    </message>
    <message>
        <source>show one resource</source>
        <translation>eine Ressource zeigen</translation>
    </message>
    <message>
        <source>Usage: provost [verb] [options]
Without a verb it opens the window. `provost &lt;verb&gt; --help` explains a verb.

</source>
        <translation>Aufruf: provost [Verb] [Optionen]
Ohne Verb öffnet sich das Fenster. „provost &lt;Verb&gt; --help“ erklärt ein Verb.

</translation>
    </message>
    <message>
        <source>
The window&apos;s options:
  --practice          open the practice directory
  --connection NAME   open a saved connection
  --data-dir DIR      keep Provost&apos;s own files there
  --log-rules RULES   such as provost.net.debug=true
  --log-file FILE     append the log to it
</source>
        <translation>
Optionen des Fensters:
  --practice          das Übungsverzeichnis öffnen
  --connection NAME   eine gespeicherte Verbindung öffnen
  --data-dir ORDNER   Provosts eigene Dateien dort ablegen
  --log-rules REGELN  etwa provost.net.debug=true
  --log-file DATEI    das Protokoll daran anhängen
</translation>
    </message>
    <message>
        <source>provost: there is no verb &quot;%1&quot;; `provost --help` lists them
</source>
        <translation>provost: Das Verb „%1“ gibt es nicht; „provost --help“ zählt sie auf
</translation>
    </message>
    <message>
        <source>create resources</source>
        <translation>legt Ressourcen an</translation>
    </message>
    <message>
        <source>change one resource</source>
        <translation>ändert eine Ressource</translation>
    </message>
    <message>
        <source>delete one resource</source>
        <translation>löscht eine Ressource</translation>
    </message>
    <message>
        <source>list or change the members of a group</source>
        <translation>zeigt oder ändert die Mitglieder einer Gruppe</translation>
    </message>
    <message>
        <source>plan or carry out a saved change set</source>
        <translation>plant gespeicherte Änderungen oder führt sie aus</translation>
    </message>
    <message>
        <source>go on with a run that was stopped or killed</source>
        <translation>setzt einen abgebrochenen Lauf fort</translation>
    </message>
    <message>
        <source>take a run back</source>
        <translation>nimmt einen Lauf zurück</translation>
    </message>
    <message>
        <source>list the runs on this machine</source>
        <translation>zeigt die Läufe auf diesem Rechner</translation>
    </message>
    <message>
        <source>
Example:
  %1
</source>
        <translation>
Beispiel:
  %1
</translation>
    </message>
    <message>
        <source>show or verify the audit log</source>
        <translation>zeigt oder prüft das Protokoll</translation>
    </message>
    <message>
        <source>write resources as a table that imports again</source>
        <translation>Ressourcen als Tabelle schreiben, die sich wieder importieren lässt</translation>
    </message>
    <message>
        <source>keep the state of a directory as a file</source>
        <translation>den Stand eines Verzeichnisses als Datei aufbewahren</translation>
    </message>
    <message>
        <source>show what is different from a snapshot</source>
        <translation>zeigen, was sich gegenüber einem Stand geändert hat</translation>
    </message>
    <message>
        <source>keep, show, share and remove saved connections</source>
        <translation>gespeicherte Verbindungen anlegen, zeigen, weitergeben und entfernen</translation>
    </message>
    <message>
        <source>show sealed initial passwords</source>
        <translation>zeigt versiegelte Anfangskennwörter</translation>
    </message>
    <message>
        <source>plan or carry out what the rows of a file say</source>
        <translation>planen oder ausführen, was die Zeilen einer Datei sagen</translation>
    </message>
    <message>
        <source>find resources by any attribute, best first</source>
        <translation>Ressourcen nach beliebigen Attributen finden, die besten zuerst</translation>
    </message>
</context>
<context>
    <name>ConnectionExtras</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>Magenta</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
</context>
<context>
    <name>ConnectionOptions</name>
    <message>
        <source>The base URL of the service provider.</source>
        <translation>Die Basis-URL des Anbieters.</translation>
    </message>
    <message>
        <source>The provider&apos;s profile; recognised from the URL if not given.</source>
        <translation>Das Profil des Anbieters; ohne Angabe aus der URL erkannt.</translation>
    </message>
    <message>
        <source>bearer, basic, client-secret, client-certificate, authorization-code, mutual-tls, command or none.</source>
        <translation>bearer, basic, client-secret, client-certificate, authorization-code, mutual-tls, command oder none.</translation>
    </message>
    <message>
        <source>The tenant, for providers whose token URL has it.</source>
        <translation>Der Mandant, bei Anbietern, deren Token-URL ihn enthält.</translation>
    </message>
    <message>
        <source>Where tokens come from.</source>
        <translation>Woher Token kommen.</translation>
    </message>
    <message>
        <source>Where a person signs in.</source>
        <translation>Wo sich eine Person anmeldet.</translation>
    </message>
    <message>
        <source>Where the browser comes back to, on this machine.</source>
        <translation>Wohin der Browser auf diesem Rechner zurückkehrt.</translation>
    </message>
    <message>
        <source>The application&apos;s id.</source>
        <translation>Die ID der Anwendung.</translation>
    </message>
    <message>
        <source>The scope to ask for.</source>
        <translation>Der Bereich (scope), nach dem gefragt wird.</translation>
    </message>
    <message>
        <source>The audience of the signed assertion; the token URL if not given.</source>
        <translation>Der Empfänger (audience) der signierten Anmeldung; ohne Angabe die Token-URL.</translation>
    </message>
    <message>
        <source>Certificate to sign in with, PEM or PKCS#12.</source>
        <translation>Zertifikat zum Anmelden, PEM oder PKCS#12.</translation>
    </message>
    <message>
        <source>Its private key, PEM or a pkcs11: address, when it is elsewhere.</source>
        <translation>Sein privater Schlüssel, PEM oder eine pkcs11:-Adresse, falls er woanders liegt.</translation>
    </message>
    <message>
        <source>The key&apos;s name at the server (kid).</source>
        <translation>Der Name des Schlüssels beim Server (kid).</translation>
    </message>
    <message>
        <source>PS256 (what Entra asks for) or RS256.</source>
        <translation>PS256 (das verlangt Entra) oder RS256.</translation>
    </message>
    <message>
        <source>User name for HTTP basic.</source>
        <translation>Benutzername für HTTP Basic.</translation>
    </message>
    <message>
        <source>The program that prints a token, then each of its arguments by another --command.</source>
        <translation>Das Programm, das ein Token ausgibt, dann jedes seiner Argumente mit einem weiteren --command.</translation>
    </message>
    <message>
        <source>Send id and secret by HTTP basic instead of in the body.</source>
        <translation>ID und Geheimnis per HTTP Basic statt im Inhalt senden.</translation>
    </message>
    <message>
        <source>production (as if not given) or test.</source>
        <translation>production (wie ohne Angabe) oder test.</translation>
    </message>
    <message>
        <source>Colour of its strip, as in #1f6feb.</source>
        <translation>Farbe des Streifens, etwa #1f6feb.</translation>
    </message>
    <message>
        <source>Never send anything that changes the directory.</source>
        <translation>Nie etwas senden, das das Verzeichnis ändert.</translation>
    </message>
    <message>
        <source>system, none, http://HOST:PORT or socks5://HOST:PORT.</source>
        <translation>system, none, http://HOST:PORT oder socks5://HOST:PORT.</translation>
    </message>
    <message>
        <source>Certificates (PEM) to trust besides the system&apos;s.</source>
        <translation>Zertifikate (PEM), denen außer denen des Systems vertraut wird.</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint that the server&apos;s certificate must have.</source>
        <translation>SHA-256-Fingerabdruck, den das Zertifikat des Servers haben muss.</translation>
    </message>
    <message>
        <source>Billable calls a month.</source>
        <translation>Berechnete Aufrufe im Monat.</translation>
    </message>
    <message>
        <source>Money a month, in the currency of the provider&apos;s price.</source>
        <translation>Geld im Monat, in der Währung des Anbieterpreises.</translation>
    </message>
    <message>
        <source>A name that the guard protects, with * for anything; may be repeated.</source>
        <translation>Ein Name, den der Wächter schützt, mit * für Beliebiges; mehrfach möglich.</translation>
    </message>
    <message>
        <source>What was read for searching may stay on disk, encrypted.</source>
        <translation>Was zum Suchen gelesen wurde, darf verschlüsselt auf der Platte bleiben.</translation>
    </message>
    <message>
        <source>User name of the account in use, where the token does not tell it; the guard asks before it is disabled or deleted.</source>
        <translation>Benutzername des verwendeten Kontos, falls das Token ihn nicht nennt; vor dem Deaktivieren oder Löschen wird gefragt.</translation>
    </message>
    <message>
        <source>Roles and groups of administrators, with * for anything (*admin*); the guard asks before one is disabled or deleted; may be repeated.</source>
        <translation>Rollen und Gruppen von Administratoren, * steht für Beliebiges (*admin*); bevor einer deaktiviert oder gelöscht wird, wird gefragt; mehrfach möglich.</translation>
    </message>
    <message>
        <source>User name for a proxy that asks for one.</source>
        <translation>Benutzername für einen Proxy, der einen verlangt.</translation>
    </message>
</context>
<context>
    <name>DetailWords</name>
    <message>
        <source>there is no resource type %1</source>
        <translation>die Ressourcenart %1 gibt es nicht</translation>
    </message>
    <message>
        <source>holds a password that was taken out when it was saved: it must be given again</source>
        <translation>enthält ein Passwort, das beim Speichern herausgenommen wurde: Geben Sie es erneut ein</translation>
    </message>
    <message>
        <source>a %1 cannot be a member here, only %2</source>
        <translation>%1 kann hier kein Mitglied sein, nur %2</translation>
    </message>
    <message>
        <source>%1 is needed to create a %2</source>
        <translation>%1 wird gebraucht, um %2 anzulegen</translation>
    </message>
    <message>
        <source>%1 can only be set when a %2 is created</source>
        <translation>%1 lässt sich nur setzen, wenn %2 angelegt wird</translation>
    </message>
    <message>
        <source>this provider can change nothing that exists: neither PATCH nor PUT</source>
        <translation>dieser Anbieter kann nichts Vorhandenes ändern: weder PATCH noch PUT</translation>
    </message>
    <message>
        <source>this provider changes a %1 only as a whole, and the %2 members that it shows may not be all: the others would be lost</source>
        <translation>dieser Anbieter ändert %1 nur als Ganzes, und die %2 Mitglieder, die er zeigt, sind vielleicht nicht alle: die anderen gingen verloren</translation>
    </message>
    <message>
        <source>this provider changes a %1 only as a whole, and shows no group with members: those of this one may be withheld, and would be lost. Make a group with somebody in it: once it is shown with members, this one can be changed</source>
        <translation>dieser Anbieter ändert %1 nur als Ganzes und zeigt keine Gruppe mit Mitgliedern: vielleicht hält er auch die von dieser zurück, und sie gingen verloren. Legen Sie eine Gruppe mit jemandem darin an: Sobald sie mit Mitgliedern gezeigt wird, lässt sich diese ändern</translation>
    </message>
    <message>
        <source>this provider changes a %1 only as a whole, and shows nobody in this one, though users say that they are members: they would be lost</source>
        <translation>dieser Anbieter ändert %1 nur als Ganzes und zeigt hier niemanden, obwohl Benutzer sagen, dass sie Mitglieder sind: sie gingen verloren</translation>
    </message>
    <message>
        <source>this provider changes a %1 only as a whole, and does not tell whether it shows members: those of this one may be withheld, and would be lost</source>
        <translation>dieser Anbieter ändert %1 nur als Ganzes und sagt nicht, ob er Mitglieder zeigt: die von diesem zeigt er vielleicht nicht, und sie gingen verloren</translation>
    </message>
    <message>
        <source>members were to move to a group that cannot be changed</source>
        <translation>Mitglieder sollten in eine Gruppe wechseln, die nicht geändert werden kann</translation>
    </message>
    <message>
        <source>refers to an object that is not created</source>
        <translation>verweist auf ein Objekt, das nicht angelegt wird</translation>
    </message>
    <message>
        <source>edited after it was deleted</source>
        <translation>wurde bearbeitet, nachdem es gelöscht war</translation>
    </message>
    <message>
        <source>edited before it is created</source>
        <translation>wurde bearbeitet, bevor es angelegt ist</translation>
    </message>
    <message>
        <source>created twice, or under an id that is not temporary</source>
        <translation>wurde zweimal angelegt oder unter einer Id, die nicht vorläufig ist</translation>
    </message>
    <message>
        <source>a %1 has no members</source>
        <translation>%1 hat keine Mitglieder</translation>
    </message>
    <message>
        <source>changed since then: %1</source>
        <translation>seitdem geändert: %1</translation>
    </message>
    <message>
        <source>nothing to be sent</source>
        <translation>es gibt nichts zu senden</translation>
    </message>
    <message>
        <source>synchronised</source>
        <translation>kommt aus einem lokalen Verzeichnis und wird von dort überschrieben</translation>
    </message>
    <message>
        <source>dynamic members</source>
        <translation>eine Regel bestimmt, wer in dieser Gruppe ist</translation>
    </message>
    <message>
        <source>ownerless</source>
        <translation>hat keinen Besitzer</translation>
    </message>
    <message>
        <source>owners unseen</source>
        <translation>Besitzer nicht zu sehen</translation>
    </message>
    <message>
        <source>the provider&apos;s own values stay as they are: %1</source>
        <translation>die eigenen Werte des Anbieters bleiben, wie sie sind: %1</translation>
    </message>
    <message>
        <source>some of the values are the provider&apos;s own and stay as they are</source>
        <translation>einige Werte gehören dem Anbieter selbst und bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>objects that refer to each other: some references are set after all are created</source>
        <translation>Objekte verweisen aufeinander: Einige Verweise werden gesetzt, wenn alle angelegt sind</translation>
    </message>
    <message>
        <source>is to have what somebody else gives up in the same run, and neither can go first: the provider may refuse it. With another value in between it can be done in two runs</source>
        <translation>soll bekommen, was jemand anders im selben Lauf abgibt, und keiner kann zuerst: Der Anbieter kann es ablehnen. Mit einem anderen Wert dazwischen geht es in zwei Läufen</translation>
    </message>
    <message>
        <source>loses all its members</source>
        <translation>verliert alle Mitglieder</translation>
    </message>
    <message>
        <source>was not read before: it cannot be seen what changes, nor be undone</source>
        <translation>wurde vorher nicht gelesen: was sich ändert, ist weder zu sehen noch rückgängig zu machen</translation>
    </message>
    <message>
        <source>deleted users keep their names taken here, and only the provider&apos;s own tools bring them back: undo cannot</source>
        <translation>Namen gelöschter Benutzer bleiben hier vergeben; nur die Werkzeuge des Anbieters stellen sie wieder her, das Zurücknehmen nicht</translation>
    </message>
    <message>
        <source>%1 %2: is gone already</source>
        <translation>%1 %2: ist schon weg</translation>
    </message>
    <message>
        <source>%1 %2: changed since then: %3</source>
        <translation>%1 %2: seitdem geändert: %3</translation>
    </message>
    <message>
        <source>%1 %2: could not be read: %3</source>
        <translation>%1 %2: konnte nicht gelesen werden: %3</translation>
    </message>
    <message>
        <source>run %1 was made with &quot;%2&quot;; whether that is this directory it does not say</source>
        <translation>Lauf %1 wurde mit „%2“ gemacht; ob das dieses Verzeichnis ist, sagt er nicht</translation>
    </message>
    <message>
        <source>refers to a user who was deleted for good: the reference is not restored</source>
        <translation>verweist auf einen endgültig gelöschten Benutzer: Der Verweis kommt nicht zurück</translation>
    </message>
    <message>
        <source>whether it was carried out is not known: resume the run first</source>
        <translation>ob es ausgeführt wurde, ist nicht bekannt: Setzen Sie zuerst den Lauf fort</translation>
    </message>
    <message>
        <source>was not read before it was changed: what it was is not known</source>
        <translation>wurde vor der Änderung nicht gelesen: was es war, ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 is a secret and was not kept</source>
        <translation>%1 ist ein Geheimnis und wurde nicht aufbewahrt</translation>
    </message>
    <message>
        <source>cannot be brought back from here: this provider keeps the name of a deleted user taken; restore that user with the provider&apos;s own tools</source>
        <translation>lässt sich von hier nicht zurückholen: Bei diesem Anbieter bleibt der Name eines gelöschten Benutzers vergeben; stellen Sie ihn mit den Werkzeugen des Anbieters wieder her</translation>
    </message>
    <message>
        <source>was not read before it was deleted: it cannot be made again</source>
        <translation>wurde vor dem Löschen nicht gelesen: Es lässt sich nicht wieder anlegen</translation>
    </message>
    <message>
        <source>is made anew: it gets another id; what the provider does not show (a password), and references to it by others, are not restored</source>
        <translation>wird neu angelegt und bekommt eine andere Id; was der Anbieter nicht zeigt (ein Passwort) und Verweise anderer darauf kommen nicht zurück</translation>
    </message>
    <message>
        <source>which groups it was in is not known: it does not join them again</source>
        <translation>in welchen Gruppen es war, ist nicht bekannt: Es kommt nicht wieder hinein</translation>
    </message>
    <message>
        <source>who was a member is not known: it is made without members</source>
        <translation>wer Mitglied war, ist nicht bekannt: Sie wird ohne Mitglieder angelegt</translation>
    </message>
    <message>
        <source>who was a member before was not known: a membership that was there already is %1 too</source>
        <translation>wer vorher Mitglied war, ist nicht bekannt: Eine Mitgliedschaft, die es schon gab, wird ebenfalls %1</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>there is no journal to undo from</source>
        <translation>es gibt kein Journal, aus dem zurückgenommen werden könnte</translation>
    </message>
    <message>
        <source>run %1 is under way</source>
        <translation>Lauf %1 ist unterwegs</translation>
    </message>
    <message>
        <source>run %1 is under way in another program</source>
        <translation>Lauf %1 ist in einem anderen Programm unterwegs</translation>
    </message>
    <message>
        <source>run %1 belongs to %2, not to %3</source>
        <translation>Lauf %1 gehört zu %2, nicht zu %3</translation>
    </message>
    <message>
        <source>run %1 was made with &quot;%2&quot;; whether that is the directory of &quot;%3&quot; is not known, and has to be said</source>
        <translation>Lauf %1 wurde mit „%2“ gemacht; ob das das Verzeichnis von „%3“ ist, ist nicht bekannt und muss gesagt werden</translation>
    </message>
    <message>
        <source>there is no run %1</source>
        <translation>es gibt keinen Lauf %1</translation>
    </message>
    <message>
        <source>another run has done it since</source>
        <translation>ein anderer Lauf hat es seitdem getan</translation>
    </message>
    <message>
        <source>was made again by an earlier undo: not once more</source>
        <translation>wurde schon von einem früheren Zurücknehmen wieder angelegt: nicht noch einmal</translation>
    </message>
    <message>
        <source>needs its password again</source>
        <translation>braucht sein Passwort erneut</translation>
    </message>
    <message>
        <source>needs step %1, which was not done</source>
        <translation>braucht Schritt %1, der nicht getan wurde</translation>
    </message>
    <message>
        <source>accepted, not carried out yet</source>
        <translation>angenommen, noch nicht ausgeführt</translation>
    </message>
    <message>
        <source>was gone already</source>
        <translation>war schon weg</translation>
    </message>
    <message>
        <source>was a member already</source>
        <translation>war schon Mitglied</translation>
    </message>
    <message>
        <source>was not a member</source>
        <translation>war kein Mitglied</translation>
    </message>
    <message>
        <source>somebody else has deleted it</source>
        <translation>jemand anders hat es gelöscht</translation>
    </message>
    <message>
        <source>somebody else has changed it: %1</source>
        <translation>jemand anders hat es geändert: %1</translation>
    </message>
    <message>
        <source>somebody else has changed meanwhile: %1</source>
        <translation>jemand anders hat inzwischen geändert: %1</translation>
    </message>
    <message>
        <source>somebody else had made it so already</source>
        <translation>jemand anders hatte es schon so gemacht</translation>
    </message>
    <message>
        <source>could not be verified: %1</source>
        <translation>konnte nicht überprüft werden: %1</translation>
    </message>
    <message>
        <source>may have been carried out: %1</source>
        <translation>wurde vielleicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>many creates in one request were refused as a whole: %1</source>
        <translation>mehrere Anlagen in einer Anfrage wurden als Ganzes abgelehnt: %1</translation>
    </message>
    <message>
        <source>no Operations in the answer to a bulk request (RFC 7644 section 3.7)</source>
        <translation>keine Operations in der Antwort auf eine Sammelanfrage (RFC 7644, Abschnitt 3.7)</translation>
    </message>
    <message>
        <source>the answer says nothing of this operation</source>
        <translation>die Antwort sagt nichts über diesen Vorgang</translation>
    </message>
    <message>
        <source>the answer does not say which operation it is about</source>
        <translation>die Antwort sagt nicht, um welchen Vorgang es geht</translation>
    </message>
    <message>
        <source>the answer to this operation has no status (RFC 7644 section 3.7.3)</source>
        <translation>die Antwort auf diesen Vorgang hat keinen Status (RFC 7644, Abschnitt 3.7.3)</translation>
    </message>
    <message>
        <source>found to be carried out</source>
        <translation>war ausgeführt, wie sich zeigte</translation>
    </message>
    <message>
        <source>looked up later: was not carried out</source>
        <translation>später nachgeschlagen: wurde nicht ausgeführt</translation>
    </message>
    <message>
        <source>it cannot be looked up: %1</source>
        <translation>es lässt sich nicht nachschlagen: %1</translation>
    </message>
    <message>
        <source>it was answered with success, and is not to be found</source>
        <translation>wurde mit Erfolg beantwortet und ist nicht zu finden</translation>
    </message>
    <message>
        <source>not for those who were not created</source>
        <translation>nicht für die, die nicht angelegt wurden</translation>
    </message>
    <message>
        <source>not for those who did not come into the group that they were to move to</source>
        <translation>nicht für die, die nicht in die Gruppe gekommen sind, in die sie wechseln sollten</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>given up before it was looked up</source>
        <translation>aufgegeben, bevor es nachgeschlagen war</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>answered with success, but did not change who is a member</source>
        <translation>wurde mit Erfolg beantwortet, hat aber nicht geändert, wer Mitglied ist</translation>
    </message>
    <message>
        <source>answered that there was nothing to do, but there is</source>
        <translation>wurde mit „nichts zu tun“ beantwortet, doch es gibt etwas zu tun</translation>
    </message>
    <message>
        <source>created, but the answer does not tell the id</source>
        <translation>angelegt, doch die Antwort nennt die Id nicht</translation>
    </message>
    <message>
        <source>some of it was not there, and the run was stopped before all of it was looked at</source>
        <translation>manches war nicht da, und der Lauf wurde angehalten, bevor alles angesehen war</translation>
    </message>
    <message>
        <source>not verified, for the run was stopped</source>
        <translation>nicht überprüft, weil der Lauf angehalten wurde</translation>
    </message>
    <message>
        <source>the provider never shows who is a member</source>
        <translation>der Anbieter zeigt nie, wer Mitglied ist</translation>
    </message>
    <message>
        <source>the provider refuses to say who is a member</source>
        <translation>der Anbieter sagt nicht, wer Mitglied ist</translation>
    </message>
    <message>
        <source>there is no attribute by which it could be looked up here</source>
        <translation>es gibt hier kein Attribut, nach dem es sich nachschlagen ließe</translation>
    </message>
    <message>
        <source>there is one of that name, and the provider does not tell when it was created</source>
        <translation>es gibt etwas dieses Namens, und der Anbieter sagt nicht, wann es angelegt wurde</translation>
    </message>
    <message>
        <source>there is one of that name with other values</source>
        <translation>es gibt etwas dieses Namens mit anderen Werten</translation>
    </message>
    <message>
        <source>%1 objects could be the one</source>
        <translation>%1 Objekte könnten gemeint sein</translation>
    </message>
    <message>
        <source>what it sets is never shown</source>
        <translation>was es setzt, wird nie gezeigt</translation>
    </message>
    <message>
        <source>the provider shows no group with members</source>
        <translation>der Anbieter zeigt keine Gruppe mit Mitgliedern</translation>
    </message>
    <message>
        <source>the provider shows nobody in the group, though users say that they are members</source>
        <translation>der Anbieter zeigt niemanden in der Gruppe, obwohl Benutzer sagen, dass sie Mitglieder sind</translation>
    </message>
    <message>
        <source>they are not among the %1 members that the provider shows, which may not be all</source>
        <translation>sie sind nicht unter den %1 Mitgliedern, die der Anbieter zeigt; das sind vielleicht nicht alle</translation>
    </message>
    <message>
        <source>this connection is read-only</source>
        <translation>diese Verbindung ist nur zum Lesen</translation>
    </message>
    <message>
        <source>not confirmed: %1</source>
        <translation>nicht bestätigt: %1</translation>
    </message>
    <message>
        <source>%1 objects must be read first, and the budget is %2 calls</source>
        <translation>%1 Objekte müssen zuerst gelesen werden, und das Budget sind %2 Aufrufe</translation>
    </message>
    <message>
        <source>the journal knows nothing of the first records: for them only the chain speaks</source>
        <translation>das Journal weiß nichts von den ersten Einträgen: Für sie spricht nur die Kette</translation>
    </message>
    <message>
        <source>the journal knew of no records: it was removed or is another one</source>
        <translation>das Journal wusste von keinen Einträgen: Es wurde entfernt oder ist ein anderes</translation>
    </message>
    <message>
        <source>stands there twice</source>
        <translation>steht zweimal da</translation>
    </message>
    <message>
        <source>is no record</source>
        <translation>ist kein Eintrag</translation>
    </message>
    <message>
        <source>was never recorded</source>
        <translation>wurde nie aufgezeichnet</translation>
    </message>
    <message>
        <source>was written anew, its own hash with it</source>
        <translation>wurde neu geschrieben, der Hash gleich mit</translation>
    </message>
    <message>
        <source>does not fit its hash</source>
        <translation>passt nicht zu seinem Hash</translation>
    </message>
    <message>
        <source>the remains of an interrupted write</source>
        <translation>der Rest eines unterbrochenen Schreibens</translation>
    </message>
    <message>
        <source>stands in the wrong place</source>
        <translation>steht an falscher Stelle</translation>
    </message>
    <message>
        <source>the file ends before the records do</source>
        <translation>die Datei endet vor den Einträgen</translation>
    </message>
    <message>
        <source>record %1 is missing</source>
        <translation>Eintrag %1 fehlt</translation>
    </message>
    <message>
        <source>records %1 to %2 are missing</source>
        <translation>die Einträge %1 bis %2 fehlen</translation>
    </message>
    <message>
        <source>kind is none of create, update, delete, members-add, members-remove</source>
        <translation>kind ist weder create noch update, delete, members-add oder members-remove</translation>
    </message>
    <message>
        <source>resourceType is missing</source>
        <translation>resourceType fehlt</translation>
    </message>
    <message>
        <source>id is missing</source>
        <translation>id fehlt</translation>
    </message>
    <message>
        <source>patch: %1</source>
        <translation>patch: %1</translation>
    </message>
    <message>
        <source>not a change set: format is not &quot;%1&quot;</source>
        <translation>keine Änderungen: format ist nicht „%1“</translation>
    </message>
    <message>
        <source>version %1 of the format is not known here</source>
        <translation>Version %1 des Formats ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>changes is not an array</source>
        <translation>changes ist kein Array</translation>
    </message>
    <message>
        <source>the changes do not fit their sha256: the file was altered</source>
        <translation>die Änderungen passen nicht zu ihrem sha256: Die Datei wurde verändert</translation>
    </message>
    <message>
        <source>change %1: %2</source>
        <translation>Änderung %1: %2</translation>
    </message>
    <message>
        <source>%1 is the provider&apos;s own to write (readOnly)</source>
        <translation>%1 schreibt nur der Anbieter selbst (readOnly)</translation>
    </message>
    <message>
        <source>%1 cannot be changed once it is set (immutable, RFC 7643 section 7)</source>
        <translation>%1 lässt sich nicht mehr ändern, wenn es gesetzt ist (immutable, RFC 7643 Abschnitt 7)</translation>
    </message>
    <message>
        <source>%1 can only be given when the object is created</source>
        <translation>%1 lässt sich nur beim Anlegen angeben</translation>
    </message>
    <message>
        <source>%1 cannot be without a value (RFC 7644 section 3.5.2.2)</source>
        <translation>%1 kann nicht ohne Wert sein (RFC 7644 Abschnitt 3.5.2.2)</translation>
    </message>
    <message>
        <source>%1 cannot be removed with this provider once it is set</source>
        <translation>%1 lässt sich bei diesem Anbieter nicht mehr entfernen, wenn es gesetzt ist</translation>
    </message>
    <message>
        <source>%1 is no name that a path can hold (RFC 7644 section 3.5.2)</source>
        <translation>%1 ist kein Name, der in einem Pfad stehen kann (RFC 7644 Abschnitt 3.5.2)</translation>
    </message>
    <message>
        <source>the body&apos;s schemas do not name %1</source>
        <translation>schemas nennt %1 nicht</translation>
    </message>
    <message>
        <source>the body has no Operations (RFC 7644 section 3.5.2)</source>
        <translation>es gibt keine Operations (RFC 7644 Abschnitt 3.5.2)</translation>
    </message>
    <message>
        <source>operation %1: %2</source>
        <translation>Operation %1: %2</translation>
    </message>
    <message>
        <source>&quot;op&quot; is one of add, replace, remove (RFC 7644 section 3.5.2), not &quot;%1&quot;</source>
        <translation>„op“ ist add, replace oder remove (RFC 7644 Abschnitt 3.5.2), nicht „%1“</translation>
    </message>
    <message>
        <source>&quot;path&quot; is no string</source>
        <translation>„path“ ist kein Text</translation>
    </message>
    <message>
        <source>path &quot;%1&quot;: %2</source>
        <translation>Pfad „%1“: %2</translation>
    </message>
    <message>
        <source>an operation is no object</source>
        <translation>eine Operation ist kein Objekt</translation>
    </message>
    <message>
        <source>a remove needs a path (RFC 7644 section 3.5.2.2)</source>
        <translation>ein remove braucht einen Pfad (RFC 7644 Abschnitt 3.5.2.2)</translation>
    </message>
    <message>
        <source>add and replace need a value (RFC 7644 section 3.5.2)</source>
        <translation>add und replace brauchen einen Wert (RFC 7644 Abschnitt 3.5.2)</translation>
    </message>
    <message>
        <source>without a path the value is an object of attributes (RFC 7644 section 3.5.2)</source>
        <translation>ohne Pfad ist der Wert ein Objekt aus Attributen (RFC 7644 Abschnitt 3.5.2)</translation>
    </message>
    <message>
        <source>%1 takes %2 (RFC 7643 section 2.3)</source>
        <translation>%1 nimmt %2 (RFC 7643 Abschnitt 2.3)</translation>
    </message>
    <message>
        <source>%1 has no values</source>
        <translation>%1 hat keine Werte</translation>
    </message>
    <message>
        <source>%1 has no sub-attributes</source>
        <translation>%1 hat keine Unterattribute</translation>
    </message>
    <message>
        <source>%1 is not multi-valued</source>
        <translation>%1 hat nur einen Wert</translation>
    </message>
    <message>
        <source>%1[%2] selects nothing</source>
        <translation>%1[%2] wählt nichts aus</translation>
    </message>
    <message>
        <source>%1: one value is needed for each one selected</source>
        <translation>%1: für jeden ausgewählten wird ein Wert gebraucht</translation>
    </message>
    <message>
        <source>%1 is immutable</source>
        <translation>%1 ist unveränderlich</translation>
    </message>
    <message>
        <source>%1.%2 is immutable</source>
        <translation>%1.%2 ist unveränderlich</translation>
    </message>
    <message>
        <source>%1 is read-only</source>
        <translation>%1 ist nur zum Lesen</translation>
    </message>
    <message>
        <source>%1 is required (RFC 7644 section 3.5.2.2)</source>
        <translation>%1 ist erforderlich (RFC 7644 Abschnitt 3.5.2.2)</translation>
    </message>
    <message>
        <source>%1: more than %2 values to be removed need a &quot;value&quot; each</source>
        <translation>%1: mehr als %2 zu entfernende Werte brauchen je ein „value“</translation>
    </message>
    <message>
        <source>%1 is no schema of this resource</source>
        <translation>%1 ist kein Schema dieser Ressource</translation>
    </message>
    <message>
        <source>a whole resource is not removed by PATCH</source>
        <translation>eine ganze Ressource wird nicht mit PATCH entfernt</translation>
    </message>
    <message>
        <source>an object of attributes is needed</source>
        <translation>ein Objekt aus Attributen wird gebraucht</translation>
    </message>
    <message>
        <source>an object of more than %1 attributes</source>
        <translation>ein Objekt mit mehr als %1 Attributen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no attribute</source>
        <translation>„%1“ ist kein Attribut</translation>
    </message>
    <message>
        <source>%1 is no attribute of this resource</source>
        <translation>%1 ist kein Attribut dieser Ressource</translation>
    </message>
    <message>
        <source>%1 has no sub-attribute %2</source>
        <translation>%1 hat kein Unterattribut %2</translation>
    </message>
    <message>
        <source>at least %1 characters</source>
        <translation>mindestens %1 Zeichen</translation>
    </message>
    <message>
        <source>at most %1 characters</source>
        <translation>höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>does not fit %1</source>
        <translation>passt nicht zu %1</translation>
    </message>
    <message>
        <source>of the type %1</source>
        <translation>vom Typ %1</translation>
    </message>
    <message>
        <source>one value of the type %1</source>
        <translation>ein Wert vom Typ %1</translation>
    </message>
    <message>
        <source>at most %1 values</source>
        <translation>höchstens %1 Werte</translation>
    </message>
    <message>
        <source>a two-letter country code (ISO 3166)</source>
        <translation>ein Ländercode aus zwei Buchstaben (ISO 3166)</translation>
    </message>
    <message>
        <source>at most 64 ASCII characters without blanks and without @ ( ) \ [ ] &quot; ; : . &lt; &gt; ,</source>
        <translation>höchstens 64 ASCII-Zeichen ohne Leerzeichen und ohne @ ( ) \ [ ] &quot; ; : . &lt; &gt; ,</translation>
    </message>
    <message>
        <source>at most 50 values for a user, each of at most 64 characters</source>
        <translation>höchstens 50 Werte je Benutzer, jeder mit höchstens 64 Zeichen</translation>
    </message>
    <message>
        <source>its members come from a rule that SCIM cannot show or change</source>
        <translation>seine Mitglieder kommen aus einer Regel, die SCIM weder zeigen noch ändern kann</translation>
    </message>
    <message>
        <source>letters without accents, digits and &apos; . - _ ! # ^ ~ before the @, and a domain verified in the tenant behind it</source>
        <translation>Buchstaben ohne Akzente und Umlaute, Ziffern und &apos; . - _ ! # ^ ~ vor dem @, dahinter eine im Mandanten bestätigte Domäne</translation>
    </message>
    <message>
        <source>of type work</source>
        <translation>vom Typ work</translation>
    </message>
    <message>
        <source>one address only, of type work</source>
        <translation>nur eine Adresse, vom Typ work</translation>
    </message>
    <message>
        <source>one e-mail of type work, which is primary, and any number of type other; proxy addresses are Entra&apos;s own</source>
        <translation>eine E-Mail vom Typ work, die primär ist, und beliebig viele vom Typ other; Proxyadressen vergibt Entra selbst</translation>
    </message>
    <message>
        <source>one number each of the types work, mobile and fax</source>
        <translation>je eine Nummer der Typen work, mobile und fax</translation>
    </message>
    <message>
        <source>one value only</source>
        <translation>nur ein Wert</translation>
    </message>
    <message>
        <source>owners cannot be set through SCIM: the Microsoft 365 group will have none until somebody names one elsewhere</source>
        <translation>Besitzer lassen sich über SCIM nicht setzen: Die Microsoft-365-Gruppe hat keinen, bis anderswo jemand einen benennt</translation>
    </message>
    <message>
        <source>who owns a Microsoft 365 group is not shown with it: nobody can look after one without owners</source>
        <translation>wem eine Microsoft-365-Gruppe gehört, zeigt sie nicht: Eine ohne Besitzer kann niemand betreuen</translation>
    </message>
    <message>
        <source>synchronised from an on-premises directory: change it there</source>
        <translation>aus einem lokalen Verzeichnis synchronisiert: Ändern Sie es dort</translation>
    </message>
    <message>
        <source>there is no profile &quot;%1&quot;</source>
        <translation>es gibt kein Profil „%1“</translation>
    </message>
    <message>
        <source>extends: there is no shipped profile &quot;%1&quot;</source>
        <translation>extends: es gibt kein mitgeliefertes Profil „%1“</translation>
    </message>
    <message>
        <source>extends: &quot;%1&quot; itself extends another profile</source>
        <translation>extends: „%1“ erweitert selbst ein anderes Profil</translation>
    </message>
    <message>
        <source>%1: the id is &quot;%2&quot;, not the file&apos;s name</source>
        <translation>%1: die id ist „%2“, nicht der Name der Datei</translation>
    </message>
    <message>
        <source>profile, %1: %2 was expected</source>
        <translation>Profil, %1: erwartet wurde %2</translation>
    </message>
    <message>
        <source>nothing of this name (see docs/profile-format.md)</source>
        <translation>nichts dieses Namens (siehe docs/profile-format.md)</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a number that is not negative</source>
        <translation>eine Zahl, die nicht negativ ist</translation>
    </message>
    <message>
        <source>a whole number that is not negative</source>
        <translation>eine ganze Zahl, die nicht negativ ist</translation>
    </message>
    <message>
        <source>an array of strings</source>
        <translation>ein Array aus Texten</translation>
    </message>
    <message>
        <source>an object of strings</source>
        <translation>ein Objekt aus Texten</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>ein Array</translation>
    </message>
    <message>
        <source>at least 1 each</source>
        <translation>jeweils mindestens 1</translation>
    </message>
    <message>
        <source>at least 1</source>
        <translation>mindestens 1</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>a filter</source>
        <translation>ein Filter</translation>
    </message>
    <message>
        <source>a reason or a code</source>
        <translation>ein reason oder ein code</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message>
        <source>JSON is cut off at byte %1: %2</source>
        <translation>JSON ist bei Byte %1 abgeschnitten: %2</translation>
    </message>
    <message>
        <source>not JSON at byte %1: %2</source>
        <translation>kein JSON bei Byte %1: %2</translation>
    </message>
    <message>
        <source>a colon is missing</source>
        <translation>ein Doppelpunkt fehlt</translation>
    </message>
    <message>
        <source>something follows the end of the document</source>
        <translation>hinter dem Ende des Dokuments folgt noch etwas</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>ein Wert fehlt</translation>
    </message>
    <message>
        <source>a member&apos;s name is missing</source>
        <translation>der Name eines Feldes fehlt</translation>
    </message>
    <message>
        <source>a comma or } is missing</source>
        <translation>ein Komma oder } fehlt</translation>
    </message>
    <message>
        <source>a comma or ] is missing</source>
        <translation>ein Komma oder ] fehlt</translation>
    </message>
    <message>
        <source>nested deeper than %1</source>
        <translation>tiefer geschachtelt als %1</translation>
    </message>
    <message>
        <source>a control character in a string</source>
        <translation>ein Steuerzeichen in einem Text</translation>
    </message>
    <message>
        <source>a string has no end</source>
        <translation>ein Text hat kein Ende</translation>
    </message>
    <message>
        <source>an unknown escape</source>
        <translation>eine unbekannte Escape-Folge</translation>
    </message>
    <message>
        <source>\u needs four hexadecimal digits</source>
        <translation>\u braucht vier hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>%1 was expected</source>
        <translation>%1 wurde erwartet</translation>
    </message>
    <message>
        <source>a number has no end</source>
        <translation>eine Zahl hat kein Ende</translation>
    </message>
    <message>
        <source>a malformed number</source>
        <translation>eine fehlerhafte Zahl</translation>
    </message>
    <message>
        <source>invalid UTF-8 at byte %1</source>
        <translation>ungültiges UTF-8 bei Byte %1</translation>
    </message>
    <message>
        <source>JSON cannot be read</source>
        <translation>JSON lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>%1 was expected, not %2 (RFC 7644 section 3.4.2.2)</source>
        <translation>erwartet wurde %1, nicht %2 (RFC 7644 Abschnitt 3.4.2.2)</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>an attribute name or &apos;(&apos;</source>
        <translation>ein Attributname oder &apos;(&apos;</translation>
    </message>
    <message>
        <source>a blank</source>
        <translation>ein Leerzeichen</translation>
    </message>
    <message>
        <source>an operator (eq ne co sw ew gt ge lt le pr)</source>
        <translation>ein Operator (eq ne co sw ew gt ge lt le pr)</translation>
    </message>
    <message>
        <source>a value (text in double quotes, a number, true, false or null)</source>
        <translation>ein Wert (Text in doppelten Anführungszeichen, eine Zahl, true, false oder null)</translation>
    </message>
    <message>
        <source>&apos;and&apos;, &apos;or&apos; or the end</source>
        <translation>&apos;and&apos;, &apos;or&apos; oder das Ende</translation>
    </message>
    <message>
        <source>&apos;and&apos;, &apos;or&apos; or &apos;)&apos;</source>
        <translation>&apos;and&apos;, &apos;or&apos; oder &apos;)&apos;</translation>
    </message>
    <message>
        <source>&apos;and&apos;, &apos;or&apos; or &apos;]&apos;</source>
        <translation>&apos;and&apos;, &apos;or&apos; oder &apos;]&apos;</translation>
    </message>
    <message>
        <source>more than %1 characters (a limit of our own: RFC 7644 section 3.4.2.2 sets none)</source>
        <translation>mehr als %1 Zeichen (eine eigene Grenze: RFC 7644 Abschnitt 3.4.2.2 setzt keine)</translation>
    </message>
    <message>
        <source>nested deeper than %1 (a limit of our own: RFC 7644 section 3.4.2.2 sets none)</source>
        <translation>tiefer geschachtelt als %1 (eine eigene Grenze: RFC 7644 Abschnitt 3.4.2.2 setzt keine)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot stand in an attribute name (RFC 7643 section 2.1)</source>
        <translation>&apos;%1&apos; kann nicht in einem Attributnamen stehen (RFC 7643 Abschnitt 2.1)</translation>
    </message>
    <message>
        <source>an attribute name is missing (RFC 7644 section 3.10)</source>
        <translation>ein Attributname fehlt (RFC 7644 Abschnitt 3.10)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot stand in a schema URN (RFC 8141 section 2)</source>
        <translation>&apos;%1&apos; kann nicht in der URN eines Schemas stehen (RFC 8141 Abschnitt 2)</translation>
    </message>
    <message>
        <source>the value has no closing quote (RFC 8259 section 7)</source>
        <translation>dem Wert fehlt das schließende Anführungszeichen (RFC 8259 Abschnitt 7)</translation>
    </message>
    <message>
        <source>a backslash starts an escape of JSON (RFC 8259 section 7), and control characters need one</source>
        <translation>ein Backslash beginnt eine Escape-Folge von JSON (RFC 8259 Abschnitt 7), und Steuerzeichen brauchen eine</translation>
    </message>
    <message>
        <source>a value path inside a value path (RFC 7644 section 3.4.2.2)</source>
        <translation>ein Wertpfad in einem Wertpfad (RFC 7644 Abschnitt 3.4.2.2)</translation>
    </message>
    <message>
        <source>a sub-attribute behind &apos;]&apos; belongs in PATCH paths; in a filter put it inside the brackets (RFC 7644 section 3.4.2.2)</source>
        <translation>ein Unterattribut hinter &apos;]&apos; gehört in PATCH-Pfade; in einem Filter steht es in der Klammer (RFC 7644 Abschnitt 3.4.2.2)</translation>
    </message>
    <message>
        <source>&apos;.&apos; and a sub-attribute or the end was expected behind &apos;]&apos; (RFC 7644 section 3.5.2)</source>
        <translation>hinter &apos;]&apos; wurde &apos;.&apos; und ein Unterattribut oder das Ende erwartet (RFC 7644 Abschnitt 3.5.2)</translation>
    </message>
    <message>
        <source>a URN cannot stand behind &apos;]&apos; (RFC 7644 section 3.5.2)</source>
        <translation>eine URN kann nicht hinter &apos;]&apos; stehen (RFC 7644 Abschnitt 3.5.2)</translation>
    </message>
    <message>
        <source>only an attribute can stand before &apos;[&apos; (RFC 7644 section 3.5.2)</source>
        <translation>vor &apos;[&apos; kann nur ein Attribut stehen (RFC 7644 Abschnitt 3.5.2)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date as in 2026-03-31; say how it is written by {Column|date:dd.MM.yyyy}</source>
        <translation>„%1“ ist kein Datum wie 2026-03-31; sagen Sie mit {Spalte|date:dd.MM.yyyy}, wie es geschrieben ist</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no whole number</source>
        <translation>„%1“ ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither yes nor no</source>
        <translation>„%1“ ist weder ja noch nein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date of the form %2</source>
        <translation>„%1“ ist kein Datum der Form %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not in the lookup table &quot;%2&quot;</source>
        <translation>„%1“ steht nicht in der Nachschlagetabelle „%2“</translation>
    </message>
    <message>
        <source>there is no lookup table &quot;%1&quot;</source>
        <translation>es gibt keine Nachschlagetabelle „%1“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of %2</source>
        <translation>„%1“ ist nicht unter %2</translation>
    </message>
    <message>
        <source>this is no Base64</source>
        <translation>das ist kein Base64</translation>
    </message>
    <message>
        <source>%1 has parts: map them one by one</source>
        <translation>%1 hat Teile: Ordnen Sie sie einzeln zu</translation>
    </message>
    <message>
        <source>a } without its {</source>
        <translation>eine } ohne ihre {</translation>
    </message>
    <message>
        <source>the } is missing</source>
        <translation>die } fehlt</translation>
    </message>
    <message>
        <source>the name of a column is missing</source>
        <translation>der Name einer Spalte fehlt</translation>
    </message>
    <message>
        <source>there is no function &quot;%1&quot;</source>
        <translation>es gibt keine Funktion „%1“</translation>
    </message>
    <message>
        <source>%1 takes %2 argument(s)</source>
        <translation>%1 nimmt %2 Argument(e)</translation>
    </message>
    <message>
        <source>a quote is opened and never closed</source>
        <translation>ein Anführungszeichen wird geöffnet und nie geschlossen</translation>
    </message>
    <message>
        <source>longer than a mebibyte</source>
        <translation>länger als ein Mebibyte</translation>
    </message>
    <message>
        <source>holds bytes that are no text in the file&apos;s encoding</source>
        <translation>enthält Bytes, die in der Kodierung der Datei kein Text sind</translation>
    </message>
    <message>
        <source>may be a part of the row beside it: a quote there is never closed, or a line ends as no other does</source>
        <translation>kann ein Teil der Zeile daneben sein: Dort wird ein Anführungszeichen nie geschlossen, oder eine Zeile endet wie keine andere</translation>
    </message>
    <message>
        <source>%1 cells, the header has %2</source>
        <translation>%1 Zellen, die Kopfzeile hat %2</translation>
    </message>
    <message>
        <source>was damaged in the file it comes from: %1</source>
        <translation>wurde in der Datei beschädigt, aus der es kommt: %1</translation>
    </message>
    <message>
        <source>is the header once more</source>
        <translation>ist noch einmal die Kopfzeile</translation>
    </message>
    <message>
        <source>rows are matched by %1 alone, which is made for each row anew (unique): nobody would be found, and whoever is in the directory already would be created again; match by what the file says of a person, such as externalId, or import in the mode create</source>
        <translation>Zeilen werden nur an %1 erkannt, das für jede Zeile neu gebildet wird (unique): Niemand würde gefunden, und wer schon im Verzeichnis ist, würde noch einmal angelegt; erkennen Sie an dem, was die Datei über jemanden sagt, etwa externalId, oder importieren Sie in der Art create</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>%1 has no sheet &quot;%2&quot;</source>
        <translation>%1 hat kein Blatt „%2“</translation>
    </message>
    <message>
        <source>the encoding %1 is not known</source>
        <translation>die Kodierung %1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 holds no rows</source>
        <translation>%1 enthält keine Zeilen</translation>
    </message>
    <message>
        <source>%1 is too large for a mapping</source>
        <translation>%1 ist zu groß für eine Zuordnung</translation>
    </message>
    <message>
        <source>%1 is too large for a workbook; save it as CSV</source>
        <translation>%1 ist zu groß für eine Arbeitsmappe; speichern Sie sie als CSV</translation>
    </message>
    <message>
        <source>%1 is neither XLSX nor ODS</source>
        <translation>%1 ist weder XLSX noch ODS</translation>
    </message>
    <message>
        <source>%1 is in the format of old Excel versions (.xls): save it as .xlsx or as CSV</source>
        <translation>%1 hat das Format alter Excel-Versionen (.xls): Speichern Sie es als .xlsx oder als CSV</translation>
    </message>
    <message>
        <source>%1 is sealed by a password: save it without one</source>
        <translation>%1 ist mit einem Kennwort verschlossen: Speichern Sie es ohne</translation>
    </message>
    <message>
        <source>%1 is a PDF document, which holds no cells: export the table as .xlsx or as CSV</source>
        <translation>%1 ist ein PDF-Dokument, das keine Zellen enthält: Exportieren Sie die Tabelle als .xlsx oder als CSV</translation>
    </message>
    <message>
        <source>%1 is a Numbers document: export it as .xlsx or as CSV</source>
        <translation>%1 ist ein Numbers-Dokument: Exportieren Sie es als .xlsx oder als CSV</translation>
    </message>
    <message>
        <source>%1 is in Excel&apos;s binary format (.xlsb): save it as .xlsx or as CSV</source>
        <translation>%1 hat das Binärformat von Excel (.xlsb): Speichern Sie es als .xlsx oder als CSV</translation>
    </message>
    <message>
        <source>%1 is an archive and no table: unpack it, and choose the table in it</source>
        <translation>%1 ist ein Archiv und keine Tabelle: Entpacken Sie es und wählen Sie die Tabelle daraus</translation>
    </message>
    <message>
        <source>%1 unpacks to more than a workbook should; save it as CSV</source>
        <translation>%1 ist entpackt größer, als eine Arbeitsmappe sein sollte; speichern Sie sie als CSV</translation>
    </message>
    <message>
        <source>%1 is damaged, or no workbook: %2</source>
        <translation>%1 ist beschädigt oder keine Arbeitsmappe: %2</translation>
    </message>
    <message>
        <source>%1 holds no sheets</source>
        <translation>%1 enthält keine Blätter</translation>
    </message>
    <message>
        <source>%1 was changed while it was read</source>
        <translation>%1 wurde beim Lesen geändert</translation>
    </message>
    <message>
        <source>nothing says by what a row finds its %1: map a column to userName, externalId or another key</source>
        <translation>nichts sagt, woran eine Zeile ihr Objekt (%1) erkennt: Ordnen Sie userName, externalId oder einem anderen Schlüssel eine Spalte zu</translation>
    </message>
    <message>
        <source>the directory was changed meanwhile: plan once more</source>
        <translation>das Verzeichnis wurde inzwischen geändert: Planen Sie noch einmal</translation>
    </message>
    <message>
        <source>mapping, %1: %2</source>
        <translation>Zuordnung, %1: %2</translation>
    </message>
    <message>
        <source>mapping, %1: the file has no column &quot;%2&quot;</source>
        <translation>Zuordnung, %1: Die Datei hat keine Spalte „%2“</translation>
    </message>
    <message>
        <source>mapping, %1: a %2 has no attribute %3</source>
        <translation>Zuordnung, %1: %2 hat kein Attribut %3</translation>
    </message>
    <message>
        <source>an object was expected</source>
        <translation>ein Objekt wurde erwartet</translation>
    </message>
    <message>
        <source>nothing of this name (see docs/mapping-format.md)</source>
        <translation>nichts dieses Namens (siehe docs/mapping-format.md)</translation>
    </message>
    <message>
        <source>an array of strings was expected</source>
        <translation>ein Array aus Texten wurde erwartet</translation>
    </message>
    <message>
        <source>either &quot;column&quot; or &quot;value&quot; is needed</source>
        <translation>„column“ oder „value“ wird gebraucht</translation>
    </message>
    <message>
        <source>%1 (character %2)</source>
        <translation>%1 (Zeichen %2)</translation>
    </message>
    <message>
        <source>&quot;column&quot; is needed</source>
        <translation>„column“ wird gebraucht</translation>
    </message>
    <message>
        <source>an array was expected</source>
        <translation>ein Array wurde erwartet</translation>
    </message>
    <message>
        <source>&quot;provost-mapping&quot; was expected</source>
        <translation>„provost-mapping“ wurde erwartet</translation>
    </message>
    <message>
        <source>1 was expected: a newer Provost wrote this</source>
        <translation>1 wurde erwartet: Das hat ein neueres Provost geschrieben</translation>
    </message>
    <message>
        <source>%1 is not a URL with a host</source>
        <translation>%1 ist keine URL mit einem Server</translation>
    </message>
    <message>
        <source>%1 holds a user name or password</source>
        <translation>%1 enthält einen Benutzernamen oder ein Passwort</translation>
    </message>
    <message>
        <source>%1: %2:// is not allowed to %3: https only, plain http only to this machine</source>
        <translation>%1: %2:// ist zu %3 nicht erlaubt: nur https; http ohne TLS nur zu diesem Rechner</translation>
    </message>
    <message>
        <source>the base URL</source>
        <translation>die Basis-URL</translation>
    </message>
    <message>
        <source>the token URL</source>
        <translation>die Token-URL</translation>
    </message>
    <message>
        <source>the token holds what no token has, a line break or a space</source>
        <translation>das Token enthält, was kein Token hat: einen Zeilenumbruch oder ein Leerzeichen</translation>
    </message>
    <message>
        <source>the fingerprint of the pinned certificate of &quot;%1&quot; is damaged</source>
        <translation>der Fingerabdruck des festgelegten Zertifikats von „%1“ ist beschädigt</translation>
    </message>
    <message>
        <source>the base URL ends before &quot;%1&quot;</source>
        <translation>die Basis-URL endet vor „%1“</translation>
    </message>
    <message>
        <source>the proxy: system, none, http://HOST:PORT or socks5://HOST:PORT</source>
        <translation>der Proxy: system, none, http://HOST:PORT oder socks5://HOST:PORT</translation>
    </message>
    <message>
        <source>the fingerprint of the pinned certificate is damaged</source>
        <translation>der Fingerabdruck des festgelegten Zertifikats ist beschädigt</translation>
    </message>
    <message>
        <source>keyFile: a PIN does not belong into the address</source>
        <translation>keyFile: Eine PIN gehört nicht in die Adresse</translation>
    </message>
    <message>
        <source>not a proxy: &quot;%1&quot;</source>
        <translation>kein Proxy: „%1“</translation>
    </message>
    <message>
        <source>not a path that can be sent: &quot;%1&quot;</source>
        <translation>kein Pfad, der gesendet werden kann: „%1“</translation>
    </message>
    <message>
        <source>the base URL is not a URL with a host</source>
        <translation>die Basis-URL ist keine URL mit einem Server</translation>
    </message>
    <message>
        <source>the base URL holds a user name or password</source>
        <translation>die Basis-URL enthält einen Benutzernamen oder ein Passwort</translation>
    </message>
    <message>
        <source>%1:// is not allowed to %2: https only, plain http only to this machine</source>
        <translation>%1:// ist zu %2 nicht erlaubt: nur https; http ohne TLS nur zu diesem Rechner</translation>
    </message>
    <message>
        <source>the extra CA holds no certificate in PEM form</source>
        <translation>die zusätzliche Zertifizierungsstelle enthält kein Zertifikat in PEM-Form</translation>
    </message>
    <message>
        <source>read-only: this connection changes nothing</source>
        <translation>nur zum Lesen: Diese Verbindung ändert nichts</translation>
    </message>
    <message>
        <source>budget: %1 of %2 calls of this month are used</source>
        <translation>Budget: %1 von %2 Aufrufen dieses Monats sind verbraucht</translation>
    </message>
    <message>
        <source>the authorization URL is not https: %1</source>
        <translation>die Autorisierungs-URL ist nicht https: %1</translation>
    </message>
    <message>
        <source>the redirect URL does not lead to this machine: %1</source>
        <translation>die Redirect-URL führt nicht zu diesem Rechner: %1</translation>
    </message>
    <message>
        <source>the private key needs its passphrase</source>
        <translation>der private Schlüssel braucht seine Passphrase</translation>
    </message>
    <message>
        <source>wrong passphrase for the private key</source>
        <translation>falsche Passphrase für den privaten Schlüssel</translation>
    </message>
    <message>
        <source>the private key is damaged</source>
        <translation>der private Schlüssel ist beschädigt</translation>
    </message>
    <message>
        <source>neither PEM nor PKCS#12</source>
        <translation>weder PEM noch PKCS#12</translation>
    </message>
    <message>
        <source>the PKCS#12 file cannot be opened: %1</source>
        <translation>die PKCS#12-Datei lässt sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>holds no private key</source>
        <translation>enthält keinen privaten Schlüssel</translation>
    </message>
    <message>
        <source>holds no certificate</source>
        <translation>enthält kein Zertifikat</translation>
    </message>
    <message>
        <source>the certificate does not belong to the private key</source>
        <translation>das Zertifikat gehört nicht zum privaten Schlüssel</translation>
    </message>
    <message>
        <source>there is no certificate to sign in with</source>
        <translation>es gibt kein Zertifikat zum Anmelden</translation>
    </message>
    <message>
        <source>the certificate to sign in with expired on %1</source>
        <translation>das Zertifikat zum Anmelden ist am %1 abgelaufen</translation>
    </message>
    <message>
        <source>there is no client id to sign in with</source>
        <translation>es gibt keine Client-Id zum Anmelden</translation>
    </message>
    <message>
        <source>an RSA key is needed to sign in with a certificate</source>
        <translation>zum Anmelden mit einem Zertifikat wird ein RSA-Schlüssel gebraucht</translation>
    </message>
    <message>
        <source>the private key does not sign: %1</source>
        <translation>der private Schlüssel signiert nicht: %1</translation>
    </message>
    <message>
        <source>TLS cannot use this private key</source>
        <translation>TLS kann diesen privaten Schlüssel nicht verwenden</translation>
    </message>
    <message>
        <source>there is no connection named &quot;%1&quot;</source>
        <translation>es gibt keine Verbindung namens „%1“</translation>
    </message>
    <message>
        <source>a connection needs a name</source>
        <translation>eine Verbindung braucht einen Namen</translation>
    </message>
    <message>
        <source>not a file of exported connections</source>
        <translation>keine Datei mit exportierten Verbindungen</translation>
    </message>
    <message>
        <source>%1: not of the right type</source>
        <translation>%1: nicht vom richtigen Typ</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>kein Objekt</translation>
    </message>
    <message>
        <source>connection %1 of the file: %2</source>
        <translation>Verbindung %1 der Datei: %2</translation>
    </message>
    <message>
        <source>connection %1 of the file: keyFile: a PIN does not belong into the address</source>
        <translation>Verbindung %1 der Datei: keyFile: Eine PIN gehört nicht in die Adresse</translation>
    </message>
    <message>
        <source>not a cost or purpose that can be sealed with</source>
        <translation>kein Aufwand oder Zweck, mit dem versiegelt werden kann</translation>
    </message>
    <message>
        <source>the vault needs a passphrase</source>
        <translation>der Tresor braucht eine Passphrase</translation>
    </message>
    <message>
        <source>no password can meet this policy</source>
        <translation>kein Passwort kann diese Regeln erfüllen</translation>
    </message>
    <message>
        <source>too many symbols</source>
        <translation>zu viele Sonderzeichen</translation>
    </message>
    <message>
        <source>this provider refuses a startIndex beyond %1</source>
        <translation>dieser Anbieter weist einen startIndex über %1 ab</translation>
    </message>
    <message>
        <source>refers to bulkId:%1, which was not created</source>
        <translation>verweist auf bulkId:%1, das nicht angelegt wurde</translation>
    </message>
    <message>
        <source>created without what refers to others: it ended before that was sent</source>
        <translation>angelegt ohne das, was auf andere verweist: Es endete, bevor das gesendet war</translation>
    </message>
    <message>
        <source>a writing probe needs users and groups</source>
        <translation>eine schreibende Probe braucht Benutzer und Gruppen</translation>
    </message>
    <message>
        <source>the provider tells %1 of nobody</source>
        <translation>der Anbieter sagt %1 bei niemandem</translation>
    </message>
    <message>
        <source>who is in a group is not known until the groups and their members are read</source>
        <translation>wer in einer Gruppe ist, ist erst bekannt, wenn die Gruppen und ihre Mitglieder gelesen sind</translation>
    </message>
    <message>
        <source>how many members a group has is not known: the provider does not show them with its groups, or not all were read</source>
        <translation>wie viele Mitglieder eine Gruppe hat, ist nicht bekannt: Der Anbieter zeigt sie nicht mit seinen Gruppen, oder nicht alle wurden gelesen</translation>
    </message>
    <message>
        <source>not to be had, though RFC 7644 section 4 asks for it: %1</source>
        <translation>nicht zu haben, obwohl RFC 7644 Abschnitt 4 es verlangt: %1</translation>
    </message>
    <message>
        <source>HTML instead of JSON: %1</source>
        <translation>HTML statt JSON: %1</translation>
    </message>
    <message>
        <source>not an object (RFC 7643 section 5)</source>
        <translation>kein Objekt (RFC 7643 Abschnitt 5)</translation>
    </message>
    <message>
        <source>a list instead of one resource (RFC 7644 section 4)</source>
        <translation>eine Liste statt einer Ressource (RFC 7644 Abschnitt 4)</translation>
    </message>
    <message>
        <source>found under the plural name of SCIM 1.1; RFC 7644 section 4 has /ServiceProviderConfig</source>
        <translation>unter dem Pluralnamen von SCIM 1.1 gefunden; in RFC 7644 Abschnitt 4 heißt es /ServiceProviderConfig</translation>
    </message>
    <message>
        <source>says nothing of %1, which RFC 7643 section 5 requires</source>
        <translation>sagt nichts zu %1, was RFC 7643 Abschnitt 5 verlangt</translation>
    </message>
    <message>
        <source>filter.maxResults is %1, pagination.maxPageSize %2</source>
        <translation>filter.maxResults ist %1, pagination.maxPageSize %2</translation>
    </message>
    <message>
        <source>offers cursor and index paging, but names no default (RFC 9865)</source>
        <translation>bietet Seiten nach Cursor und nach Index, nennt aber keine Voreinstellung (RFC 9865)</translation>
    </message>
    <message>
        <source>offers bulk without its limits (RFC 7643 section 5)</source>
        <translation>bietet Bulk ohne Angabe der Grenzen (RFC 7643 Abschnitt 5)</translation>
    </message>
    <message>
        <source>not a ListResponse (RFC 7644 section 4)</source>
        <translation>keine ListResponse (RFC 7644 Abschnitt 4)</translation>
    </message>
    <message>
        <source>totalResults is %1, but %2 came</source>
        <translation>totalResults ist %1, doch %2 kamen</translation>
    </message>
    <message>
        <source>an entry cannot be read (RFC 7643 section 6): %1</source>
        <translation>ein Eintrag ist nicht lesbar (RFC 7643 Abschnitt 6): %1</translation>
    </message>
    <message>
        <source>an entry cannot be read (RFC 7643 section 7): %1</source>
        <translation>ein Eintrag ist nicht lesbar (RFC 7643 Abschnitt 7): %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there twice</source>
        <translation>„%1“ ist zweimal da</translation>
    </message>
    <message>
        <source>lists %1 of the discovery types themselves, which are no resources to manage (RFC 7643 section 6)</source>
        <translation>führt %1 der Auskunftstypen selbst auf; das sind keine Ressourcen zum Verwalten (RFC 7643 Abschnitt 6)</translation>
    </message>
    <message>
        <source>no resource type in it</source>
        <translation>keine Ressourcenart darin</translation>
    </message>
    <message>
        <source>no schema in it</source>
        <translation>kein Schema darin</translation>
    </message>
    <message>
        <source>%1, recognised by what its discovery says</source>
        <translation>%1, erkannt an dem, was er von sich sagt</translation>
    </message>
    <message>
        <source>%1 names the schema %2, which /Schemas does not have (RFC 7643 section 6)</source>
        <translation>%1 nennt das Schema %2, das es in /Schemas nicht gibt (RFC 7643 Abschnitt 6)</translation>
    </message>
    <message>
        <source>a resource type without name or endpoint (RFC 7643 section 6)</source>
        <translation>eine Ressourcenart ohne Namen oder Endpunkt (RFC 7643 Abschnitt 6)</translation>
    </message>
    <message>
        <source>a schema without id (RFC 7643 section 7)</source>
        <translation>ein Schema ohne id (RFC 7643 Abschnitt 7)</translation>
    </message>
    <message>
        <source>the budget of %1 calls is used up</source>
        <translation>das Budget von %1 Aufrufen ist verbraucht</translation>
    </message>
    <message>
        <source>nobody has a value there</source>
        <translation>dort hat niemand einen Wert</translation>
    </message>
    <message>
        <source>what was asked for exists</source>
        <translation>wonach gefragt wurde, gibt es</translation>
    </message>
    <message>
        <source>%1 of %2 do not match</source>
        <translation>%1 von %2 passen nicht</translation>
    </message>
    <message>
        <source>everything that was seen matches</source>
        <translation>alles Gesehene passt</translation>
    </message>
    <message>
        <source>a name that nobody has brings %1</source>
        <translation>ein Name, den niemand hat, bringt %1</translation>
    </message>
    <message>
        <source>no comparison works</source>
        <translation>kein Vergleich geht</translation>
    </message>
    <message>
        <source>nobody has an e-mail address</source>
        <translation>niemand hat eine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>all %1 came at once</source>
        <translation>alle %1 kamen auf einmal</translation>
    </message>
    <message>
        <source>no ListResponse</source>
        <translation>keine ListResponse</translation>
    </message>
    <message>
        <source>no Resources</source>
        <translation>keine Resources</translation>
    </message>
    <message>
        <source>missing: %1</source>
        <translation>es fehlt: %1</translation>
    </message>
    <message>
        <source>no totalResults</source>
        <translation>kein totalResults</translation>
    </message>
    <message>
        <source>totalResults is the page&apos;s size, yet there is a nextCursor</source>
        <translation>totalResults ist die Größe der Seite, doch es gibt einen nextCursor</translation>
    </message>
    <message>
        <source>there is no other attribute</source>
        <translation>es gibt kein anderes Attribut</translation>
    </message>
    <message>
        <source>%1 came too</source>
        <translation>%1 kam auch</translation>
    </message>
    <message>
        <source>%1 did not come</source>
        <translation>%1 kam nicht</translation>
    </message>
    <message>
        <source>%1 came all the same</source>
        <translation>%1 kam trotzdem</translation>
    </message>
    <message>
        <source>there is one resource only</source>
        <translation>es gibt nur eine Ressource</translation>
    </message>
    <message>
        <source>%1 came</source>
        <translation>%1 kamen</translation>
    </message>
    <message>
        <source>neither ETag nor meta.version</source>
        <translation>weder ETag noch meta.version</translation>
    </message>
    <message>
        <source>meta.version without an ETag header</source>
        <translation>meta.version ohne ETag-Header</translation>
    </message>
    <message>
        <source>an ETag header without meta.version</source>
        <translation>ein ETag-Header ohne meta.version</translation>
    </message>
    <message>
        <source>ETag and meta.version</source>
        <translation>ETag und meta.version</translation>
    </message>
    <message>
        <source>for an id that does not exist</source>
        <translation>für eine Id, die es nicht gibt</translation>
    </message>
    <message>
        <source>no user to look for</source>
        <translation>kein Benutzer, nach dem zu suchen wäre</translation>
    </message>
    <message>
        <source>no group with members was met</source>
        <translation>keine Gruppe mit Mitgliedern angetroffen</translation>
    </message>
    <message>
        <source>the member was taken from a group</source>
        <translation>das Mitglied stammt aus einer Gruppe</translation>
    </message>
    <message>
        <source>perhaps in no group</source>
        <translation>vielleicht in keiner Gruppe</translation>
    </message>
    <message>
        <source>perhaps a group without users</source>
        <translation>vielleicht eine Gruppe ohne Benutzer</translation>
    </message>
    <message>
        <source>id eq and members.value eq</source>
        <translation>id eq und members.value eq</translation>
    </message>
    <message>
        <source>too few resources</source>
        <translation>zu wenige Ressourcen</translation>
    </message>
    <message>
        <source>the order is another with each request, or the directory has changed</source>
        <translation>die Reihenfolge ist bei jeder Anfrage anders, oder das Verzeichnis hat sich geändert</translation>
    </message>
    <message>
        <source>no nextCursor</source>
        <translation>kein nextCursor</translation>
    </message>
    <message>
        <source>its own nextCursor is refused</source>
        <translation>der eigene nextCursor wird abgewiesen</translation>
    </message>
    <message>
        <source>the second page repeats the first</source>
        <translation>die zweite Seite wiederholt die erste</translation>
    </message>
    <message>
        <source>%1 came, count is not kept to</source>
        <translation>%1 kamen, count wird nicht eingehalten</translation>
    </message>
    <message>
        <source>without attributes</source>
        <translation>ohne attributes</translation>
    </message>
    <message>
        <source>more was not asked for</source>
        <translation>mehr wurde nicht verlangt</translation>
    </message>
    <message>
        <source>nothing is at startIndex = totalResults</source>
        <translation>bei startIndex = totalResults ist nichts</translation>
    </message>
    <message>
        <source>the directory changes under way</source>
        <translation>das Verzeichnis ändert sich währenddessen</translation>
    </message>
    <message>
        <source>there is more than totalResults says</source>
        <translation>es gibt mehr, als totalResults sagt</translation>
    </message>
    <message>
        <source>taken; twice as far is refused</source>
        <translation>angenommen; doppelt so weit wird abgewiesen</translation>
    </message>
    <message>
        <source>the list is in this order anyway</source>
        <translation>die Liste hat diese Reihenfolge ohnehin</translation>
    </message>
    <message>
        <source>neither sorted nor as without</source>
        <translation>weder sortiert noch wie ohne</translation>
    </message>
    <message>
        <source>201 without Location</source>
        <translation>201 ohne Location</translation>
    </message>
    <message>
        <source>a new user is not found in the end</source>
        <translation>ein neuer Benutzer wird bis zuletzt nicht gefunden</translation>
    </message>
    <message>
        <source>a new user shows after %1 ms</source>
        <translation>ein neuer Benutzer zeigt sich nach %1 ms</translation>
    </message>
    <message>
        <source>taken, but the change does not show</source>
        <translation>angenommen, doch die Änderung zeigt sich nicht</translation>
    </message>
    <message>
        <source>a change shows after %1 ms</source>
        <translation>eine Änderung zeigt sich nach %1 ms</translation>
    </message>
    <message>
        <source>taken twice</source>
        <translation>zweimal angenommen</translation>
    </message>
    <message>
        <source>no group could be made: %1</source>
        <translation>keine Gruppe ließ sich anlegen: %1</translation>
    </message>
    <message>
        <source>taken, but the member does not show</source>
        <translation>angenommen, doch das Mitglied zeigt sich nicht</translation>
    </message>
    <message>
        <source>cannot be seen</source>
        <translation>ist nicht zu sehen</translation>
    </message>
    <message>
        <source>what was read of the provider was forgotten meanwhile</source>
        <translation>was vom Anbieter gelesen war, wurde inzwischen vergessen</translation>
    </message>
    <message>
        <source>neither way removes a member</source>
        <translation>auf keinem der beiden Wege wird ein Mitglied entfernt</translation>
    </message>
    <message>
        <source>run %1 has creates of the same temporary ids and is not finished: resume it, or give it up</source>
        <translation>Lauf %1 legt unter denselben vorläufigen Kennungen an und ist nicht zu Ende: setzen Sie ihn fort oder geben Sie ihn auf</translation>
    </message>
    <message>
        <source>run %1 is not finished and creates some of these as well: resume it, or give it up</source>
        <translation>Lauf %1 ist nicht zu Ende und legt einige von diesen auch an: Setzen Sie ihn fort oder geben Sie ihn auf</translation>
    </message>
    <message>
        <source>%1 %2: was created by an earlier run of the same file: not once more</source>
        <translation>%1 %2: wurde von einem früheren Lauf derselben Datei angelegt: kein zweites Mal</translation>
    </message>
    <message>
        <source>run %1 may have made %2 already: resume that run first</source>
        <translation>Lauf %1 hat %2 vielleicht schon angelegt: setzen Sie erst diesen Lauf fort</translation>
    </message>
    <message>
        <source>it is not there yet, and may come</source>
        <translation>es ist noch nicht da und kann noch kommen</translation>
    </message>
    <message>
        <source>not taken back: %1</source>
        <translation>nicht zurückgenommen: %1</translation>
    </message>
    <message>
        <source>this provider changes a %1 only as a whole and does not show its members: they would be lost</source>
        <translation>dieser Anbieter ändert %1 nur als Ganzes und zeigt die Mitglieder nicht: sie gingen verloren</translation>
    </message>
    <message>
        <source>there were more records when the head was noted</source>
        <translation>es waren mehr Einträge, als der Kopf notiert wurde</translation>
    </message>
    <message>
        <source>is not the record whose hash was noted</source>
        <translation>ist nicht der Eintrag, dessen Prüfsumme notiert wurde</translation>
    </message>
    <message>
        <source>attributes is not an object</source>
        <translation>attributes ist kein Objekt</translation>
    </message>
    <message>
        <source>an update needs attributes or patch</source>
        <translation>ein update braucht attributes oder patch</translation>
    </message>
    <message>
        <source>members belongs to members-add and members-remove</source>
        <translation>members gehört zu members-add und members-remove</translation>
    </message>
    <message>
        <source>members is not an array of ids</source>
        <translation>members ist keine Liste von IDs</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a member of a change</source>
        <translation>„%1“ gehört nicht in eine Änderung</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands there twice</source>
        <translation>„%1“ steht zweimal da</translation>
    </message>
    <message>
        <source>the file was written by a newer version of Provost</source>
        <translation>Die Datei stammt von einer neueren Version von Provost</translation>
    </message>
    <message>
        <source>proxy: it asks for a user name and a password that it knows</source>
        <translation>Proxy: er verlangt einen Benutzernamen und ein Passwort, die er kennt</translation>
    </message>
    <message>
        <source>OpenSSL has nothing that opens pkcs11: addresses: no PKCS#11 provider and no engine (Debian: libengine-pkcs11-openssl)</source>
        <translation>OpenSSL hat nichts, das pkcs11:-Adressen öffnet: weder einen PKCS#11-Provider noch eine Engine (Debian: libengine-pkcs11-openssl)</translation>
    </message>
    <message>
        <source>no PKCS#11 module starts: p11-kit knows none, and PKCS11_MODULE_PATH names none</source>
        <translation>kein PKCS#11-Modul startet: p11-kit kennt keines, und PKCS11_MODULE_PATH nennt keines</translation>
    </message>
    <message>
        <source>no private key at %1 without the PIN of its token (%2)</source>
        <translation>kein privater Schlüssel unter %1 ohne die PIN des Tokens (%2)</translation>
    </message>
    <message>
        <source>no private key at %1: the token is not there, has no such key, or the PIN is wrong (%2)</source>
        <translation>kein privater Schlüssel unter %1: das Token fehlt, hat keinen solchen Schlüssel, oder die PIN ist falsch (%2)</translation>
    </message>
    <message>
        <source>no private key at %1 (%2)</source>
        <translation>kein privater Schlüssel unter %1 (%2)</translation>
    </message>
    <message>
        <source>this provider does not show who is a member: members can only be added and removed one by one</source>
        <translation>dieser Anbieter zeigt nicht, wer Mitglied ist: Mitglieder lassen sich nur einzeln hinzufügen und entfernen</translation>
    </message>
    <message>
        <source>this provider takes no %1</source>
        <translation>dieser Anbieter nimmt kein %1 an</translation>
    </message>
    <message>
        <source>this provider has no ETags, so that the condition cannot be kept</source>
        <translation>dieser Anbieter hat keine ETags, die Bedingung lässt sich also nicht einhalten</translation>
    </message>
    <message>
        <source>the provider does not show that they are members: whether they are removed cannot be checked</source>
        <translation>der Anbieter zeigt nicht, dass sie Mitglieder sind: Ob sie entfernt werden, lässt sich nicht prüfen</translation>
    </message>
    <message>
        <source>mail-enabled security groups and distribution lists cannot be made or managed here</source>
        <translation>E-Mail-aktivierte Sicherheitsgruppen und Verteilerlisten lassen sich hier weder anlegen noch verwalten</translation>
    </message>
    <message>
        <source>taken, but whether it worked cannot be seen</source>
        <translation>angenommen, aber ob es gewirkt hat, ist nicht zu sehen</translation>
    </message>
    <message>
        <source>a member that was just added does not show in its group</source>
        <translation>ein eben hinzugefügtes Mitglied ist in seiner Gruppe nicht zu sehen</translation>
    </message>
    <message>
        <source>the other way is taken and does nothing</source>
        <translation>der andere Weg wird angenommen und bewirkt nichts</translation>
    </message>
    <message>
        <source>%1 cannot be filtered by: the provider does not do it in this filter, and never shows it</source>
        <translation>nach %1 lässt sich nicht filtern: Der Anbieter tut es in diesem Filter nicht und zeigt es nie</translation>
    </message>
    <message>
        <source>a date such as 2026-09-04</source>
        <translation>ein Datum wie 2026-09-04</translation>
    </message>
    <message>
        <source>a header&apos;s value: printable ASCII</source>
        <translation>der Wert eines Headers: druckbares ASCII</translation>
    </message>
    <message>
        <source>eq, ne, co, sw, ew, gt, ge, lt, le, pr, also &quot;not ew&quot; or &quot;eq with id&quot;</source>
        <translation>eq, ne, co, sw, ew, gt, ge, lt, le, pr, auch &quot;not ew&quot; oder &quot;eq with id&quot;</translation>
    </message>
    <message>
        <source>change %1: created twice, or under an id that is not temporary</source>
        <translation>Änderung %1: zweimal angelegt, oder unter einer Kennung, die nicht vorläufig ist</translation>
    </message>
    <message>
        <source>the provider does not show who is a member: whether they are already is not known, and an undo changes them back all the same</source>
        <translation>der Anbieter zeigt nicht, wer Mitglied ist: ob sie es schon sind, ist nicht bekannt, und ein Zurücknehmen ändert sie trotzdem zurück</translation>
    </message>
    <message>
        <source>the provider does not show who is left: the group may have no members afterwards</source>
        <translation>der Anbieter zeigt nicht, wer übrig bleibt: die Gruppe hat danach vielleicht keine Mitglieder mehr</translation>
    </message>
    <message>
        <source>who is left could not be looked up: the group may have no members afterwards</source>
        <translation>wer übrig bleibt, konnte nicht nachgesehen werden: die Gruppe hat danach vielleicht keine Mitglieder mehr</translation>
    </message>
    <message>
        <source>who is a member already could not be looked up: an undo changes them back all the same</source>
        <translation>wer schon Mitglied ist, konnte nicht nachgesehen werden: ein Zurücknehmen ändert sie trotzdem zurück</translation>
    </message>
    <message>
        <source>has this value already</source>
        <translation>hat diesen Wert schon</translation>
    </message>
    <message>
        <source>is a member already</source>
        <translation>ist schon Mitglied</translation>
    </message>
    <message>
        <source>is no member</source>
        <translation>ist kein Mitglied</translation>
    </message>
    <message>
        <source>%1 is not true or false</source>
        <translation>%1 ist nicht true oder false</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>%1 ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 ist keine Zahl</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 ist kein Objekt</translation>
    </message>
    <message>
        <source>%1 is not text</source>
        <translation>%1 ist kein Text</translation>
    </message>
    <message>
        <source>%1 is not a list</source>
        <translation>%1 ist keine Liste</translation>
    </message>
    <message>
        <source>%1 is a list, and the attribute has one value only</source>
        <translation>%1 ist eine Liste, und das Attribut hat nur einen Wert</translation>
    </message>
    <message>
        <source>%1 was saved anew since its rows were mended: open it again</source>
        <translation>%1 wurde neu gespeichert, seit Zeilen daraus berichtigt wurden: noch einmal öffnen</translation>
    </message>
    <message>
        <source>%1 was moved or deleted while passwords were being sealed in it</source>
        <translation>%1 wurde verschoben oder gelöscht, während Passwörter darin versiegelt wurden</translation>
    </message>
    <message>
        <source>%1 was moved or deleted while it was opened</source>
        <translation>%1 wurde verschoben oder gelöscht, während es geöffnet wurde</translation>
    </message>
    <message>
        <source>its folder cannot be written to</source>
        <translation>in seinen Ordner lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>if no program is running that could have it, remove %1</source>
        <translation>läuft keines, das es haben könnte, entfernen Sie %1</translation>
    </message>
    <message>
        <source>%1 cannot be locked: two programs could write over one another there</source>
        <translation>%1 lässt sich nicht sperren: Zwei Programme könnten einander dort überschreiben</translation>
    </message>
    <message>
        <source>a page of markup: %1</source>
        <translation>eine Webseite: %1</translation>
    </message>
    <message>
        <source>nothing was sent to sign in with</source>
        <translation>zum Anmelden wurde nichts mitgeschickt</translation>
    </message>
    <message>
        <source>nothing was sent to sign in with: %1</source>
        <translation>zum Anmelden wurde nichts mitgeschickt: %1</translation>
    </message>
    <message>
        <source>user name or password refused</source>
        <translation>Benutzername oder Kennwort abgelehnt</translation>
    </message>
    <message>
        <source>user name or password refused: %1</source>
        <translation>Benutzername oder Kennwort abgelehnt: %1</translation>
    </message>
    <message>
        <source>client certificate refused</source>
        <translation>Clientzertifikat abgelehnt</translation>
    </message>
    <message>
        <source>client certificate refused: %1</source>
        <translation>Clientzertifikat abgelehnt: %1</translation>
    </message>
    <message>
        <source>neither a reason nor a WWW-Authenticate header</source>
        <translation>weder eine Begründung noch ein Kopffeld WWW-Authenticate</translation>
    </message>
    <message>
        <source>a page of markup</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>%1: a sheet holds %2 rows at most; save the report as CSV or HTML</source>
        <translation>%1: Ein Blatt fasst höchstens %2 Zeilen; den Bericht als CSV oder HTML sichern</translation>
    </message>
    <message>
        <source>the provider does not tell what changed since: everything has to be read</source>
        <translation>der Anbieter sagt nicht, was sich seither geändert hat: es muss alles gelesen werden</translation>
    </message>
    <message>
        <source>%1 are needed to create a %2</source>
        <translation>%1 werden gebraucht, um %2 anzulegen</translation>
    </message>
    <message>
        <source>cannot join, for it is not created</source>
        <translation>kann nicht dazukommen, denn es wird nicht angelegt</translation>
    </message>
    <message>
        <source>too many are known in part only: everything has to be read</source>
        <translation>von zu vielen ist nur ein Teil bekannt: es muss alles gelesen werden</translation>
    </message>
    <message>
        <source>%1 is in use by another program</source>
        <translation>%1 wird gerade von einem anderen Programm benutzt</translation>
    </message>
    <message>
        <source>%1 could not be read to its end</source>
        <translation>%1 ließ sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>drafts in %1 cannot be locked now and are left alone: another program may have them</source>
        <translation>Entwürfe in %1 lassen sich jetzt nicht sperren und bleiben unangetastet: vielleicht hat sie ein anderes Programm</translation>
    </message>
    <message>
        <source>%1 has lost passwords that were sealed in it: something else has changed it</source>
        <translation>%1 hat Passwörter verloren, die darin versiegelt waren: etwas anderes hat die Datei geändert</translation>
    </message>
    <message>
        <source>members were to move to a group that nothing here puts them into: they would be in neither</source>
        <translation>Mitglieder sollten in eine Gruppe wechseln, in die sie hier nichts aufnimmt: sie wären danach in keiner</translation>
    </message>
    <message>
        <source>an address with https</source>
        <translation>eine Adresse mit https</translation>
    </message>
    <message>
        <source>%1 is neither text nor a workbook</source>
        <translation>%1 ist weder Text noch eine Arbeitsmappe</translation>
    </message>
    <message>
        <source>%1 is too large for a list of people</source>
        <translation>%1 ist zu groß für eine Liste von Personen</translation>
    </message>
    <message>
        <source>%1 names more than %2 people</source>
        <translation>%1 nennt mehr als %2 Personen</translation>
    </message>
    <message>
        <source>%1: no column is known to hold mail addresses, user names, ids or names of people</source>
        <translation>%1: keine Spalte ist als eine von Mailadressen, Benutzernamen, Kennungen oder Namen zu erkennen</translation>
    </message>
    <message>
        <source>command: a secret does not belong into its arguments, which everybody sees</source>
        <translation>command: Ein Geheimnis gehört nicht in seine Argumente, die jeder sieht</translation>
    </message>
    <message>
        <source>connection %1 of the file: command: a secret does not belong into its arguments, which everybody sees</source>
        <translation>Verbindung %1 der Datei: command: Ein Geheimnis gehört nicht in seine Argumente, die jeder sieht</translation>
    </message>
    <message>
        <source>the list has moved too far since the reading was stopped: it has to be begun anew</source>
        <translation>die Liste hat sich zu weit verschoben, seit das Lesen angehalten wurde: es muss neu begonnen werden</translation>
    </message>
</context>
<context>
    <name>DriftWords</name>
    <message>
        <source>not set</source>
        <comment>a characteristic&apos;s value</comment>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>The resource type %1 is new.</source>
        <translation>Die Ressourcenart %1 ist neu.</translation>
    </message>
    <message>
        <source>The resource type %1 is gone.</source>
        <translation>Die Ressourcenart %1 gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The schema %1 is new.</source>
        <translation>Das Schema %1 ist neu.</translation>
    </message>
    <message>
        <source>The schema %1 is gone.</source>
        <translation>Das Schema %1 gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The attribute %1 is new.</source>
        <translation>Das Attribut %1 ist neu.</translation>
    </message>
    <message>
        <source>The attribute %1 is gone.</source>
        <translation>Das Attribut %1 gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The attribute %1: %2 was %3 and is %4.</source>
        <comment>path, characteristic, values</comment>
        <translation>Das Attribut %1: %2 war %3 und ist %4.</translation>
    </message>
    <message>
        <source>%1 was %2 and is %3.</source>
        <comment>a limit or feature, values</comment>
        <translation>%1 war %2 und ist %3.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weitere.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>The resource type %1: %2 was %3 and is %4.</source>
        <comment>name, part, values</comment>
        <translation>Die Ressourcenart %1: %2 war %3 und ist %4.</translation>
    </message>
</context>
<context>
    <name>Environment</name>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>Übung</translation>
    </message>
</context>
<context>
    <name>EnvironmentLook</name>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>%1 refused the connection.</source>
        <translation>%1 hat die Verbindung abgelehnt.</translation>
    </message>
    <message>
        <source>Nothing listens there. Check the port in the base URL, and whether the service is running.</source>
        <translation>Dort nimmt niemand Verbindungen an. Prüfen Sie den Port in der Basis-URL und ob der Dienst läuft.</translation>
    </message>
    <message>
        <source>The name of %1 is not known.</source>
        <translation>%1 ist unter diesem Namen nicht bekannt.</translation>
    </message>
    <message>
        <source>Check the spelling of the base URL. For a name inside your company, check that this computer is on its network or VPN.</source>
        <translation>Prüfen Sie die Schreibweise der Basis-URL. Ist es ein firmeninterner Name, prüfen Sie, ob dieser Computer im Firmennetz oder VPN ist.</translation>
    </message>
    <message>
        <source>%1 cannot be reached from this computer.</source>
        <translation>%1 ist von diesem Computer aus nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network connection, the VPN and the firewall.</source>
        <translation>Prüfen Sie Netzwerkverbindung, VPN und Firewall.</translation>
    </message>
    <message>
        <source>The proxy did not let the request through to %1.</source>
        <translation>%1 war nicht erreichbar: Der Proxy hat die Anfrage nicht durchgelassen.</translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle of the exchange.</source>
        <translation>%1 hat die Verbindung mitten im Austausch geschlossen.</translation>
    </message>
    <message>
        <source>Try again. If it happens each time, a firewall or load balancer on the way may be cutting it off.</source>
        <translation>Versuchen Sie es erneut. Geschieht es jedes Mal, trennt vielleicht eine Firewall oder ein Lastverteiler unterwegs die Verbindung.</translation>
    </message>
    <message>
        <source>The certificate shown by %1 is for other names.</source>
        <translation>%1 zeigt ein Zertifikat, das für andere Namen gilt.</translation>
    </message>
    <message>
        <source>Use the host name the certificate was made for as the base URL, or have the certificate renewed with this name. Nothing was sent.</source>
        <translation>Verwenden Sie als Basis-URL den Rechnernamen, für den das Zertifikat ausgestellt ist, oder lassen Sie es mit diesem Namen erneuern. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired.</source>
        <translation>%1 zeigt ein abgelaufenes Zertifikat.</translation>
    </message>
    <message>
        <source>Its operator has to renew it. If other sites say the same, check this computer&apos;s clock. Nothing was sent.</source>
        <translation>Der Betreiber muss es erneuern. Wenn andere Seiten dasselbe melden, prüfen Sie die Uhr dieses Computers. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet.</source>
        <translation>%1 zeigt ein Zertifikat, das noch nicht gültig ist.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock and date. Nothing was sent.</source>
        <translation>Prüfen Sie Uhrzeit und Datum dieses Computers. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by nobody this computer trusts.</source>
        <translation>%1 zeigt ein Zertifikat, dessen Aussteller dieser Computer nicht vertraut.</translation>
    </message>
    <message>
        <source>If this is your own server, add its CA certificate (PEM file) to the connection. If not, somebody may be in between: do not go on. Nothing was sent.</source>
        <translation>Ist es Ihr eigener Server, fügen Sie der Verbindung sein CA-Zertifikat (PEM-Datei) hinzu. Wenn nicht, könnte jemand dazwischen sitzen: Fahren Sie nicht fort. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The issuer of the certificate of %1 is not known.</source>
        <translation>%1 zeigt ein Zertifikat, dessen Aussteller nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Add the issuing CA certificate (PEM file) to the connection, or have the server send its whole chain. Nothing was sent.</source>
        <translation>Fügen Sie der Verbindung das Zertifikat der ausstellenden CA (PEM-Datei) hinzu, oder lassen Sie den Server die ganze Kette senden. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The SCIM API is not switched on for this Entra tenant.</source>
        <translation>Die SCIM-API ist für diesen Entra-Mandanten nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>In the Entra admin centre open ID Governance, Dashboard, SCIM Provisioning API and link an Azure subscription. Exactly one “scimapiconsumptions” resource has to exist, and the subscription needs the resource provider Microsoft.EntraIDGovernance registered.</source>
        <translation>Öffnen Sie im Entra Admin Center ID Governance, Dashboard, SCIM Provisioning API und verknüpfen Sie ein Azure-Abonnement. Es muss genau eine Ressource „scimapiconsumptions“ geben, und im Abonnement muss der Ressourcenanbieter Microsoft.EntraIDGovernance registriert sein.</translation>
    </message>
    <message>
        <source>Entra did not accept the token.</source>
        <translation>Entra hat das Token nicht angenommen.</translation>
    </message>
    <message>
        <source>Get a new one: they last about an hour, have to be issued to an application (not to a person), with the scope https://graph.microsoft.com/.default, or that of your national cloud.</source>
        <translation>Besorgen Sie ein neues: Es gilt etwa eine Stunde und muss für eine Anwendung (nicht für eine Person) ausgestellt sein, mit dem Scope https://graph.microsoft.com/.default oder dem Ihrer nationalen Cloud.</translation>
    </message>
    <message>
        <source>The application is not allowed to do this.</source>
        <translation>Die Anwendung darf das nicht.</translation>
    </message>
    <message>
        <source>Give its registration the application permission (User.Read.All and Group.Read.All to read, User.ReadWrite.All and Group.ReadWrite.All to change) and grant admin consent.</source>
        <translation>Geben Sie ihrer Registrierung die Anwendungsberechtigung (User.Read.All und Group.Read.All zum Lesen, User.ReadWrite.All und Group.ReadWrite.All zum Ändern) und erteilen Sie die Administratorzustimmung.</translation>
    </message>
    <message>
        <source>The server does not understand this filter.</source>
        <translation>Der Server versteht diesen Filter nicht.</translation>
    </message>
    <message>
        <source>Many servers accept only a few attributes and operators. Try “eq” on the user name.</source>
        <translation>Viele Server nehmen nur wenige Attribute und Operatoren an. Versuchen Sie es mit „eq“ auf den Benutzernamen.</translation>
    </message>
    <message>
        <source>The server found more than it is willing to return.</source>
        <translation>Der Server hat mehr gefunden, als er zurückgeben will.</translation>
    </message>
    <message>
        <source>Narrow the search.</source>
        <translation>Grenzen Sie die Suche ein.</translation>
    </message>
    <message>
        <source>This value is taken by another object.</source>
        <translation>Dieser Wert ist schon bei einem anderen Objekt vergeben.</translation>
    </message>
    <message>
        <source>Look up who has it, or choose another value. Nothing was changed.</source>
        <translation>Sehen Sie nach, wer ihn hat, oder wählen Sie einen anderen Wert. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The server does not let this attribute be changed.</source>
        <translation>Der Server lässt dieses Attribut nicht ändern.</translation>
    </message>
    <message>
        <source>Take the attribute out of the change. Nothing was changed.</source>
        <translation>Nehmen Sie das Attribut aus der Änderung heraus. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The server could not read the request.</source>
        <translation>Der Server konnte die Anfrage nicht lesen.</translation>
    </message>
    <message>
        <source>See the request in the Requests view; the server&apos;s own words are in the details.</source>
        <translation>Die Anfrage steht in der Ansicht „Anfragen“; was der Server dazu sagt, steht in den Details.</translation>
    </message>
    <message>
        <source>The server does not know the attribute path.</source>
        <translation>Der Server kennt den Attributpfad nicht.</translation>
    </message>
    <message>
        <source>Its schemas may have changed: refresh the connection and try again.</source>
        <translation>Vielleicht haben sich seine Schemas geändert: Öffnen Sie die Verbindung neu und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>What should be changed is not there.</source>
        <translation>Was geändert werden soll, gibt es nicht.</translation>
    </message>
    <message>
        <source>Somebody may have changed the object: read it again.</source>
        <translation>Vielleicht hat jemand das Objekt geändert: Lesen Sie es neu ein.</translation>
    </message>
    <message>
        <source>The server does not accept a value.</source>
        <translation>Der Server nimmt einen Wert nicht an.</translation>
    </message>
    <message>
        <source>Its own words are in the details. Nothing was changed.</source>
        <translation>Was er dazu sagt, steht in den Details. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The server speaks another version of SCIM.</source>
        <translation>Der Server spricht eine andere SCIM-Version.</translation>
    </message>
    <message>
        <source>Check the base URL: SCIM 2.0 often ends in /scim/v2.</source>
        <translation>Prüfen Sie die Basis-URL: SCIM 2.0 endet oft auf /scim/v2.</translation>
    </message>
    <message>
        <source>The server refuses to take this in an address, because it is sensitive.</source>
        <translation>Der Server nimmt diese Angabe nicht in einer Adresse an, weil sie schutzbedürftig ist.</translation>
    </message>
    <message>
        <source>Search by another attribute.</source>
        <translation>Suchen Sie nach einem anderen Attribut.</translation>
    </message>
    <message>
        <source>The server does not know its own place in the list any more.</source>
        <translation>Der Server weiß nicht mehr, wo er in der Liste war.</translation>
    </message>
    <message>
        <source>Read the list again.</source>
        <translation>Lesen Sie die Liste neu ein.</translation>
    </message>
    <message>
        <source>The list was open for too long; the server has forgotten the place.</source>
        <translation>Die Liste war zu lange offen; der Server hat die Stelle vergessen.</translation>
    </message>
    <message>
        <source>The server does not accept this page size.</source>
        <translation>Der Server nimmt diese Seitengröße nicht an.</translation>
    </message>
    <message>
        <source>Choose the matching provider for the connection.</source>
        <translation>Wählen Sie für die Verbindung den passenden Anbieter.</translation>
    </message>
    <message>
        <source>No answer came from %1 in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Try again. If it keeps happening, the service or the network is overloaded.</source>
        <translation>Versuchen Sie es erneut. Geschieht es immer wieder, ist der Dienst oder das Netz überlastet.</translation>
    </message>
    <message>
        <source>The connection to %1 failed.</source>
        <translation>%1 war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>Prüfen Sie das Netz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made.</source>
        <translation>%1 ließ keine sichere Verbindung zustande kommen.</translation>
    </message>
    <message>
        <source>TLS 1.2 or newer and a valid certificate are needed. Nothing was sent.</source>
        <translation>Nötig sind TLS 1.2 oder neuer und ein gültiges Zertifikat. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>%1 does not allow this.</source>
        <translation>%1 erlaubt das nicht.</translation>
    </message>
    <message>
        <source>The token is valid, but its permissions are not enough. Ask the directory&apos;s administrator for them.</source>
        <translation>Das Token gilt, aber seine Berechtigungen reichen nicht. Bitten Sie die Verwaltung des Verzeichnisses darum.</translation>
    </message>
    <message>
        <source>There is no token for %1.</source>
        <translation>%1 braucht ein Token, es ist aber keines da.</translation>
    </message>
    <message>
        <source>Open the connection again and enter one.</source>
        <translation>Öffnen Sie die Verbindung neu und geben Sie eines ein.</translation>
    </message>
    <message>
        <source>%1 did not accept the token.</source>
        <translation>%1 hat das Token nicht angenommen.</translation>
    </message>
    <message>
        <source>It may have expired, been revoked, or belong to another tenant. Enter a new one.</source>
        <translation>Es kann abgelaufen oder widerrufen sein oder zu einem anderen Mandanten gehören. Geben Sie ein neues ein.</translation>
    </message>
    <message>
        <source>%1 asks for fewer requests.</source>
        <translation>%1 bittet um weniger Anfragen.</translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>Warten Sie eine Minute und versuchen Sie es dann erneut.</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Versuchen Sie es in einer Sekunde erneut.</numerusform>
            <numerusform>Versuchen Sie es in %n Sekunden erneut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else has changed this object in the meantime.</source>
        <translation>Jemand anderes hat dieses Objekt inzwischen geändert.</translation>
    </message>
    <message>
        <source>Nothing was overwritten. Read it again and look at both versions.</source>
        <translation>Es wurde nichts überschrieben. Lesen Sie es neu ein und vergleichen Sie beide Fassungen.</translation>
    </message>
    <message>
        <source>%1 says that this contradicts what it has.</source>
        <translation>%1 meldet einen Widerspruch zum vorhandenen Bestand.</translation>
    </message>
    <message>
        <source>Usually a name is already taken. Nothing was changed.</source>
        <translation>Meist ist ein Name schon vergeben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 cannot answer this question.</source>
        <translation>%1 kann diese Frage nicht beantworten.</translation>
    </message>
    <message>
        <source>The provider offers no way to ask for it.</source>
        <translation>Der Anbieter bietet keinen Weg, danach zu fragen.</translation>
    </message>
    <message>
        <source>%1 does not have this.</source>
        <translation>%1 hat das nicht.</translation>
    </message>
    <message>
        <source>It may have been deleted, or not have arrived everywhere yet. If nothing is found at all, check the base URL.</source>
        <translation>Es kann gelöscht worden oder noch nicht überall angekommen sein. Wird gar nichts gefunden, prüfen Sie die Basis-URL.</translation>
    </message>
    <message>
        <source>%1 sends us to another address.</source>
        <translation>%1 verweist auf eine andere Adresse.</translation>
    </message>
    <message>
        <source>Use the address in the details as the base URL if you trust it. The token was not sent there.</source>
        <translation>Wenn Sie der Adresse in den Details vertrauen, verwenden Sie sie als Basis-URL. Das Token wurde nicht dorthin gesendet.</translation>
    </message>
    <message>
        <source>%1 does not offer this.</source>
        <translation>%1 bietet das nicht an.</translation>
    </message>
    <message>
        <source>The provider does not support the operation.</source>
        <translation>Der Anbieter unterstützt diesen Vorgang nicht.</translation>
    </message>
    <message>
        <source>The request is too large for %1.</source>
        <translation>%1 findet die Anfrage zu groß.</translation>
    </message>
    <message>
        <source>Send it in smaller parts. Nothing was changed.</source>
        <translation>Senden Sie sie in kleineren Teilen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 has a fault of its own (status %2).</source>
        <translation>%1 hat selbst eine Störung (Status %2).</translation>
    </message>
    <message>
        <source>Try again later; if it lasts, give the request id in the details to its operator.</source>
        <translation>Versuchen Sie es später erneut; hält es an, nennen Sie dem Betreiber die Anfrage-ID aus den Details.</translation>
    </message>
    <message>
        <source>%1 refused the request (status %2).</source>
        <translation>%1 hat die Anfrage abgelehnt (Status %2).</translation>
    </message>
    <message>
        <source>Check the base URL and the provider chosen for the connection.</source>
        <translation>Prüfen Sie die Basis-URL und den für die Verbindung gewählten Anbieter.</translation>
    </message>
    <message>
        <source>%1 answered with a web page instead of SCIM.</source>
        <translation>%1 hat mit einer Webseite statt mit SCIM geantwortet.</translation>
    </message>
    <message>
        <source>The base URL is probably not quite right (SCIM 2.0 often ends in /scim/v2), or a sign-in page or proxy is in between.</source>
        <translation>Wahrscheinlich stimmt die Basis-URL nicht ganz (SCIM 2.0 endet oft auf /scim/v2), oder eine Anmeldeseite oder ein Proxy ist dazwischen.</translation>
    </message>
    <message>
        <source>The answer of %1 is not what SCIM asks for.</source>
        <translation>%1 hat anders geantwortet, als SCIM es verlangt.</translation>
    </message>
    <message>
        <source>See the answer in the Requests view. The base URL may be wrong, or the server has a fault.</source>
        <translation>Die Antwort steht in der Ansicht „Anfragen“. Vielleicht ist die Basis-URL falsch, oder der Server hat einen Fehler.</translation>
    </message>
    <message>
        <source>%1 refused: “%2”</source>
        <translation>%1 hat abgelehnt: „%2“</translation>
    </message>
    <message>
        <source>This cannot be used, at character %1: %2</source>
        <translation>So geht es nicht, ab Zeichen %1: %2</translation>
    </message>
    <message>
        <source>This cannot be used: %1</source>
        <translation>So geht es nicht: %1</translation>
    </message>
    <message>
        <source>Correct it and try again. Nothing was sent.</source>
        <translation>Berichtigen Sie es und versuchen Sie es erneut. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>A file of Provost could not be read or written.</source>
        <translation>Eine Datei von Provost konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of the data directory.</source>
        <translation>Prüfen Sie den freien Speicherplatz und die Zugriffsrechte des Datenordners.</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>SCIM error type: %1</source>
        <translation>SCIM-Fehlerart: %1</translation>
    </message>
    <message>
        <source>Request id: %1</source>
        <translation>Anfrage-ID: %1</translation>
    </message>
    <message numerus="yes">
        <source>Sent %n time(s)</source>
        <translation>
            <numerusform>Einmal gesendet</numerusform>
            <numerusform>%n-mal gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>the server</source>
        <translation>der Server</translation>
    </message>
    <message>
        <source>The change may have been carried out although no answer came: read the object again before you repeat it.</source>
        <translation>Die Änderung kann ausgeführt worden sein, obwohl keine Antwort kam: Lesen Sie das Objekt neu ein, bevor Sie sie wiederholen.</translation>
    </message>
    <message>
        <source>%1 offers only an outdated version of TLS, or none.</source>
        <translation>%1 bietet nur eine veraltete TLS-Version oder keine.</translation>
    </message>
    <message>
        <source>TLS 1.2 or newer is needed: its operator has to switch it on. Check the port in the base URL, too. Nothing was sent.</source>
        <translation>TLS 1.2 oder neuer ist nötig: Der Betreiber muss es einschalten. Prüfen Sie auch den Port in der Basis-URL. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>%1 wants a client certificate that it knows.</source>
        <translation>%1 verlangt ein Client-Zertifikat, das er kennt.</translation>
    </message>
    <message>
        <source>Choose “Client certificate (mutual TLS)” as the way to sign in, with a certificate that the server accepts.</source>
        <translation>Wählen Sie als Anmeldung „Client-Zertifikat (mutual TLS)“ mit einem Zertifikat, das der Server annimmt.</translation>
    </message>
    <message>
        <source>Set this computer&apos;s clock right (automatic time), then try again.</source>
        <translation>Stellen Sie die Uhr dieses Rechners (automatische Zeit) und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>In the Entra admin centre open the app registration, API permissions, add the application permissions and choose “Grant admin consent”.</source>
        <translation>Öffnen Sie im Entra Admin Center die App-Registrierung, API-Berechtigungen, fügen Sie die Anwendungsberechtigungen hinzu und wählen Sie „Administratorzustimmung erteilen“.</translation>
    </message>
    <message>
        <source>In the app registration open Certificates &amp; secrets. Enter the secret&apos;s value (not its id), or make a new one, or better use a certificate.</source>
        <translation>Öffnen Sie in der App-Registrierung „Zertifikate &amp; Geheimnisse“. Geben Sie den Wert des Geheimnisses ein (nicht seine ID), erstellen Sie ein neues oder nehmen Sie besser ein Zertifikat.</translation>
    </message>
    <message>
        <source>Enter the tenant id or a verified domain as shown on the tenant&apos;s overview page, and choose the right cloud (global, US Government, China).</source>
        <translation>Geben Sie die Mandanten-ID oder eine bestätigte Domäne von der Übersichtsseite des Mandanten ein und wählen Sie die richtige Cloud (global, US-Regierung, China).</translation>
    </message>
    <message>
        <source>This tenant has no application with that client id.</source>
        <translation>Dieser Mandant hat keine Anwendung mit dieser Client-ID.</translation>
    </message>
    <message>
        <source>Copy “Application (client) ID” from the app registration (not the object id), and check that the tenant is the one it is registered in.</source>
        <translation>Kopieren Sie „Anwendungs-ID (Client)“ aus der App-Registrierung (nicht die Objekt-ID) und prüfen Sie, ob sie in diesem Mandanten registriert ist.</translation>
    </message>
    <message>
        <source>The client secret is wrong.</source>
        <translation>Das Client-Geheimnis ist falsch.</translation>
    </message>
    <message>
        <source>The client secret has expired.</source>
        <translation>Das Client-Geheimnis ist abgelaufen.</translation>
    </message>
    <message>
        <source>The sign-in was sent without a secret or certificate.</source>
        <translation>Die Anmeldung wurde ohne Geheimnis oder Zertifikat gesendet.</translation>
    </message>
    <message>
        <source>Entra does not know this certificate for the application.</source>
        <translation>Entra kennt dieses Zertifikat für die Anwendung nicht.</translation>
    </message>
    <message>
        <source>Upload the public certificate (.cer or .pem, without the key) under Certificates &amp; secrets of the app registration. After an upload it can take a minute.</source>
        <translation>Laden Sie das öffentliche Zertifikat (.cer oder .pem, ohne Schlüssel) unter „Zertifikate &amp; Geheimnisse“ der App-Registrierung hoch. Danach kann es eine Minute dauern.</translation>
    </message>
    <message>
        <source>The signed sign-in was too old or too new when it arrived: the clocks differ.</source>
        <translation>Die signierte Anmeldung war bei der Ankunft zu alt oder zu neu: Die Uhren gehen verschieden.</translation>
    </message>
    <message>
        <source>The signed sign-in was made for another address.</source>
        <translation>Die signierte Anmeldung gilt für eine andere Adresse.</translation>
    </message>
    <message>
        <source>The certificate&apos;s subject is not allowed for this application.</source>
        <translation>Der Inhaber des Zertifikats ist für diese Anwendung nicht zugelassen.</translation>
    </message>
    <message>
        <source>Upload this very certificate to the app registration.</source>
        <translation>Laden Sie genau dieses Zertifikat in die App-Registrierung hoch.</translation>
    </message>
    <message>
        <source>Entra did not accept the secret or certificate.</source>
        <translation>Entra hat Geheimnis oder Zertifikat nicht angenommen.</translation>
    </message>
    <message>
        <source>There is no such tenant.</source>
        <translation>Diesen Mandanten gibt es nicht.</translation>
    </message>
    <message>
        <source>That is not a tenant id or domain.</source>
        <translation>Das ist weder Mandanten-ID noch Domäne.</translation>
    </message>
    <message>
        <source>The tenant is in another cloud.</source>
        <translation>Der Mandant ist in einer anderen Cloud.</translation>
    </message>
    <message>
        <source>The scope is not one that applications can ask for.</source>
        <translation>Nach diesem Bereich (scope) können Anwendungen nicht fragen.</translation>
    </message>
    <message>
        <source>It has to end in /.default, as in https://graph.microsoft.com/.default, or that of your national cloud.</source>
        <translation>Er muss auf /.default enden, etwa https://graph.microsoft.com/.default oder der Ihrer nationalen Cloud.</translation>
    </message>
    <message>
        <source>The scope is not valid.</source>
        <translation>Der Bereich (scope) ist ungültig.</translation>
    </message>
    <message>
        <source>This tenant does not know the service that the scope names.</source>
        <translation>Dieser Mandant kennt den Dienst nicht, den der Bereich (scope) nennt.</translation>
    </message>
    <message>
        <source>An administrator has not agreed to what the application asks for.</source>
        <translation>Ein Administrator hat dem, wonach die Anwendung fragt, noch nicht zugestimmt.</translation>
    </message>
    <message>
        <source>The application is not assigned to this account.</source>
        <translation>Die Anwendung ist diesem Konto nicht zugewiesen.</translation>
    </message>
    <message>
        <source>The application is not assigned to a role of the service.</source>
        <translation>Der Anwendung ist keine Rolle des Dienstes zugewiesen.</translation>
    </message>
    <message>
        <source>The application is disabled in this tenant.</source>
        <translation>Die Anwendung ist in diesem Mandanten deaktiviert.</translation>
    </message>
    <message>
        <source>Under Enterprise applications, Properties, set “Enabled for users to sign in” to Yes.</source>
        <translation>Setzen Sie unter Unternehmensanwendungen, Eigenschaften „Aktiviert für die Benutzeranmeldung“ auf Ja.</translation>
    </message>
    <message>
        <source>The application has no enterprise application in this tenant.</source>
        <translation>Die Anwendung hat in diesem Mandanten keine Unternehmensanwendung.</translation>
    </message>
    <message>
        <source>A Conditional Access policy blocks this sign-in.</source>
        <translation>Eine Richtlinie für bedingten Zugriff verhindert diese Anmeldung.</translation>
    </message>
    <message>
        <source>Ask whoever keeps the policies for workload identities; the network you are on may matter.</source>
        <translation>Fragen Sie, wer die Richtlinien für Workload-Identitäten betreut; Ihr Netz kann eine Rolle spielen.</translation>
    </message>
    <message>
        <source>The tenant&apos;s security defaults block this sign-in.</source>
        <translation>Die Sicherheitsstandards des Mandanten verhindern diese Anmeldung.</translation>
    </message>
    <message>
        <source>The sign-in was too long ago.</source>
        <translation>Die Anmeldung ist zu lange her.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The sign-in service is not available at the moment.</source>
        <translation>Der Anmeldedienst ist gerade nicht erreichbar.</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>The provider does not know this client, or its secret or certificate is wrong.</source>
        <translation>Der Anbieter kennt diesen Client nicht, oder sein Geheimnis oder Zertifikat ist falsch.</translation>
    </message>
    <message>
        <source>Check the client id and the secret or certificate, and how the provider wants them (in the body or in the header).</source>
        <translation>Prüfen Sie Client-ID und Geheimnis oder Zertifikat und wie der Anbieter sie haben will (im Inhalt oder im Kopf).</translation>
    </message>
    <message>
        <source>The sign-in is no longer valid.</source>
        <translation>Die Anmeldung gilt nicht mehr.</translation>
    </message>
    <message>
        <source>The client may not sign in this way.</source>
        <translation>Der Client darf sich so nicht anmelden.</translation>
    </message>
    <message>
        <source>Allow this kind of sign-in (grant type) for the client at the provider.</source>
        <translation>Erlauben Sie dem Client beim Anbieter diese Art der Anmeldung (grant type).</translation>
    </message>
    <message>
        <source>The provider does not offer this kind of sign-in.</source>
        <translation>Der Anbieter bietet diese Art der Anmeldung nicht.</translation>
    </message>
    <message>
        <source>Choose another kind of sign-in for the connection.</source>
        <translation>Wählen Sie für die Verbindung eine andere Anmeldung.</translation>
    </message>
    <message>
        <source>The provider does not know the scope, or does not give it to this client.</source>
        <translation>Der Anbieter kennt den Bereich (scope) nicht oder gibt ihn diesem Client nicht.</translation>
    </message>
    <message>
        <source>Check the scope, and what the client is allowed at the provider.</source>
        <translation>Prüfen Sie den Bereich und was dem Client beim Anbieter erlaubt ist.</translation>
    </message>
    <message>
        <source>The provider issues no tokens for this service.</source>
        <translation>Der Anbieter stellt für diesen Dienst keine Token aus.</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>Die Anmeldung wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Whoever signs in has to agree, and has to be allowed to use the application.</source>
        <translation>Wer sich anmeldet, muss zustimmen und die Anwendung benutzen dürfen.</translation>
    </message>
    <message>
        <source>The provider does not understand the sign-in.</source>
        <translation>Der Anbieter versteht die Anmeldung nicht.</translation>
    </message>
    <message>
        <source>Check the token URL, the client id and the kind of sign-in; the provider&apos;s own words are in the details.</source>
        <translation>Prüfen Sie Token-URL, Client-ID und Art der Anmeldung; die Worte des Anbieters stehen in den Details.</translation>
    </message>
    <message>
        <source>The passphrase of the private key is wrong.</source>
        <translation>Die Passphrase des privaten Schlüssels ist falsch.</translation>
    </message>
    <message>
        <source>Enter it again. Nothing was sent.</source>
        <translation>Geben Sie sie noch einmal ein. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The private key is protected by a passphrase.</source>
        <translation>Der private Schlüssel ist durch eine Passphrase geschützt.</translation>
    </message>
    <message>
        <source>Enter it. Nothing was sent.</source>
        <translation>Geben Sie sie ein. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>There is no private key in the file.</source>
        <translation>In der Datei ist kein privater Schlüssel.</translation>
    </message>
    <message>
        <source>Choose a file that has both, such as .pfx or .p12, or name the file of the key, too. A .cer file is only the public half.</source>
        <translation>Wählen Sie eine Datei mit beidem, etwa .pfx oder .p12, oder nennen Sie auch die Datei des Schlüssels. Eine .cer-Datei ist nur die öffentliche Hälfte.</translation>
    </message>
    <message>
        <source>There is no certificate in the file.</source>
        <translation>In der Datei ist kein Zertifikat.</translation>
    </message>
    <message>
        <source>Choose the certificate, and name the key&apos;s file besides it.</source>
        <translation>Wählen Sie das Zertifikat und nennen Sie dazu die Datei des Schlüssels.</translation>
    </message>
    <message>
        <source>Certificate and private key do not belong together.</source>
        <translation>Zertifikat und privater Schlüssel gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>Choose the key that the certificate was made for.</source>
        <translation>Wählen Sie den Schlüssel, für den das Zertifikat gemacht wurde.</translation>
    </message>
    <message>
        <source>The file is neither PEM nor PKCS#12.</source>
        <translation>Die Datei ist weder PEM noch PKCS#12.</translation>
    </message>
    <message>
        <source>Export certificate and key as .pem, .pfx or .p12.</source>
        <translation>Exportieren Sie Zertifikat und Schlüssel als .pem, .pfx oder .p12.</translation>
    </message>
    <message>
        <source>The certificate to sign in with has expired.</source>
        <translation>Das Zertifikat zum Anmelden ist abgelaufen.</translation>
    </message>
    <message>
        <source>Make a new one, upload its public half to the provider, and choose it for the connection. Nothing was sent.</source>
        <translation>Erstellen Sie ein neues, laden Sie die öffentliche Hälfte beim Anbieter hoch und wählen Sie es für die Verbindung. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Signing in with a certificate needs an RSA key.</source>
        <translation>Zum Anmelden mit Zertifikat ist ein RSA-Schlüssel nötig.</translation>
    </message>
    <message>
        <source>Make a certificate with an RSA key of 2048 bits or more.</source>
        <translation>Erstellen Sie ein Zertifikat mit einem RSA-Schlüssel von mindestens 2048 Bit.</translation>
    </message>
    <message>
        <source>The key on the token cannot be reached.</source>
        <translation>Der Schlüssel auf dem Token ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>There is no certificate to sign in with.</source>
        <translation>Es gibt kein Zertifikat zum Anmelden.</translation>
    </message>
    <message>
        <source>Choose its file in the connection&apos;s settings.</source>
        <translation>Wählen Sie die Datei in den Einstellungen der Verbindung.</translation>
    </message>
    <message>
        <source>There is no client secret to sign in with.</source>
        <translation>Es gibt kein Client-Geheimnis zum Anmelden.</translation>
    </message>
    <message>
        <source>Enter it in the connection&apos;s settings.</source>
        <translation>Geben Sie es in den Einstellungen der Verbindung ein.</translation>
    </message>
    <message>
        <source>There is no client id to sign in with.</source>
        <translation>Es gibt keine Client-ID zum Anmelden.</translation>
    </message>
    <message>
        <source>The vault with the secrets is locked.</source>
        <translation>Der Tresor mit den Geheimnissen ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock it with its passphrase (on the command line: --vault-passphrase-env).</source>
        <translation>Entsperren Sie ihn mit seiner Passphrase (auf der Befehlszeile: --vault-passphrase-env).</translation>
    </message>
    <message>
        <source>The vault needs a passphrase.</source>
        <translation>Der Tresor braucht eine Passphrase.</translation>
    </message>
    <message>
        <source>Enter one.</source>
        <translation>Geben Sie eine ein.</translation>
    </message>
    <message>
        <source>The keychain does not give out the secret: it is locked, or there is none of this connection.</source>
        <translation>Der Schlüsselbund gibt das Geheimnis nicht heraus: Er ist gesperrt, oder es gibt keines für diese Verbindung.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again. If it is unlocked, enter the secret again.</source>
        <translation>Entsperren Sie den Schlüsselbund und versuchen Sie es noch einmal. Ist er entsperrt, geben Sie das Geheimnis neu ein.</translation>
    </message>
    <message>
        <source>No secret is kept for this connection.</source>
        <translation>Für diese Verbindung ist kein Geheimnis aufbewahrt.</translation>
    </message>
    <message>
        <source>Enter it in the connection&apos;s settings, or keep it with `provost connections add`.</source>
        <translation>Geben Sie es in den Einstellungen der Verbindung ein oder legen Sie es mit `provost connections add` ab.</translation>
    </message>
    <message>
        <source>There is no place to keep secrets in.</source>
        <translation>Es gibt keinen Ort, um Geheimnisse aufzubewahren.</translation>
    </message>
    <message>
        <source>This computer has no keychain: make a vault with a passphrase.</source>
        <translation>Dieser Rechner hat keinen Schlüsselbund: Legen Sie einen Tresor mit Passphrase an.</translation>
    </message>
    <message>
        <source>Somebody has to sign in with the browser.</source>
        <translation>Jemand muss sich mit dem Browser anmelden.</translation>
    </message>
    <message>
        <source>Open the connection in the window.</source>
        <translation>Öffnen Sie die Verbindung im Fenster.</translation>
    </message>
    <message>
        <source>Nobody signed in with the browser in time.</source>
        <translation>Niemand hat sich rechtzeitig mit dem Browser angemeldet.</translation>
    </message>
    <message>
        <source>Try again, and finish in the browser.</source>
        <translation>Versuchen Sie es noch einmal und schließen Sie es im Browser ab.</translation>
    </message>
    <message>
        <source>The program that should print a token did not.</source>
        <translation>Das Programm, das ein Token ausgeben soll, tat es nicht.</translation>
    </message>
    <message>
        <source>Run it in a terminal; what it said is in the details.</source>
        <translation>Starten Sie es in einem Terminal; was es sagte, steht in den Details.</translation>
    </message>
    <message>
        <source>The passphrase is wrong.</source>
        <translation>Die Passphrase ist falsch.</translation>
    </message>
    <message>
        <source>Enter it again. Nothing was changed.</source>
        <translation>Geben Sie sie noch einmal ein. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>Diese Verbindung ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Nothing was sent. Its settings can be changed if that is not meant.</source>
        <translation>Es wurde nichts gesendet. Wenn das nicht gewollt ist, ändern Sie ihre Einstellungen.</translation>
    </message>
    <message>
        <source>The budget of this month is used up.</source>
        <translation>Das Budget dieses Monats ist aufgebraucht.</translation>
    </message>
    <message>
        <source>Nothing was sent. Raise the budget in the connection&apos;s settings, or agree to go on in the window.</source>
        <translation>Es wurde nichts gesendet. Erhöhen Sie das Budget in den Einstellungen der Verbindung oder stimmen Sie im Fenster zu weiterzumachen.</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one that was fixed for this connection.</source>
        <translation>%1 zeigt ein anderes Zertifikat als das für diese Verbindung festgelegte.</translation>
    </message>
    <message>
        <source>Ask its operator whether it was renewed, and compare the fingerprints in the details. If so, fix the new one in the connection&apos;s settings. If not, somebody may be in between. Nothing was sent.</source>
        <translation>Fragen Sie den Betreiber, ob es erneuert wurde, und vergleichen Sie die Fingerabdrücke in den Details. Wenn ja, legen Sie das neue in den Einstellungen der Verbindung fest. Wenn nicht, sitzt vielleicht jemand dazwischen. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The certificate of %1 has been revoked by its issuer.</source>
        <translation>Das Zertifikat von %1 wurde von seinem Aussteller gesperrt.</translation>
    </message>
    <message>
        <source>The connection&apos;s revocation list names it. Its operator has to install a new certificate. Nothing was sent.</source>
        <translation>Die Sperrliste der Verbindung nennt es. Der Betreiber muss ein neues Zertifikat einsetzen. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>%1 could not be read or written: %2</source>
        <translation>%1 konnte nicht gelesen oder geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Check that its folder exists, who may use it, and the free space.</source>
        <translation>Prüfen Sie, ob es den Ordner gibt, wer ihn benutzen darf und ob Platz frei ist.</translation>
    </message>
    <message>
        <source>A file was written by another version of Provost.</source>
        <translation>Eine Datei wurde von einer anderen Version von Provost geschrieben.</translation>
    </message>
    <message>
        <source>Use the version that wrote it, or a newer one.</source>
        <translation>Verwenden Sie die Version, die sie geschrieben hat, oder eine neuere.</translation>
    </message>
    <message>
        <source>The file %1 is damaged.</source>
        <translation>Die Datei %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>A file of Provost is damaged.</source>
        <translation>Eine Datei von Provost ist beschädigt.</translation>
    </message>
    <message>
        <source>Bring it back from a backup. Without one move it away, so that a new one is made: what it held has to be entered again.</source>
        <translation>Holen Sie sie aus einer Sicherung zurück. Ohne Sicherung verschieben Sie sie, damit eine neue angelegt wird: Was sie enthielt, ist dann neu einzugeben.</translation>
    </message>
    <message>
        <source>Another program has a file of Provost in use.</source>
        <translation>Ein anderes Programm benutzt gerade eine Datei von Provost.</translation>
    </message>
    <message>
        <source>Try again in a moment. If none is running, on no other computer either, remove %1.</source>
        <translation>Versuchen Sie es gleich noch einmal. Läuft keines, auch auf keinem anderen Rechner, entfernen Sie %1.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The token URL does not lead to a token endpoint: %1 answers otherwise.</source>
        <translation>Die Token-URL führt zu keinem Token-Endpunkt: %1 antwortet anders.</translation>
    </message>
    <message>
        <source>Check the token URL in the connection&apos;s settings (on the command line: --token-url). What came instead is in the details.</source>
        <translation>Prüfen Sie die Token-URL in den Einstellungen der Verbindung (auf der Kommandozeile: --token-url). Was stattdessen kam, steht in den Details.</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password, and has let nothing through to %1.</source>
        <translation>Der Proxy verlangt Benutzername und Passwort und hat nichts zu %1 durchgelassen.</translation>
    </message>
    <message>
        <source>Enter them in the connection&apos;s settings, under More settings: the password is kept with the secrets.</source>
        <translation>Geben Sie beides in den Einstellungen der Verbindung unter „Mehr Einstellungen“ ein: Das Passwort wird bei den Geheimnissen aufbewahrt.</translation>
    </message>
    <message>
        <source>Check the proxy in the connection&apos;s settings or, where it has none of its own, in this computer&apos;s network settings.</source>
        <translation>Prüfen Sie den Proxy in den Einstellungen der Verbindung oder, wenn sie keinen eigenen hat, in den Netzwerkeinstellungen dieses Rechners.</translation>
    </message>
    <message>
        <source>The proxy cannot be reached; %1 was not asked.</source>
        <translation>Der Proxy ist nicht erreichbar; %1 wurde nicht gefragt.</translation>
    </message>
    <message>
        <source>OpenSSL needs something that opens pkcs11: addresses: on Debian and Ubuntu install libengine-pkcs11-openssl, elsewhere set up pkcs11-provider in openssl.cnf.</source>
        <translation>OpenSSL braucht etwas, das pkcs11:-Adressen öffnet: Installieren Sie unter Debian und Ubuntu libengine-pkcs11-openssl, oder richten Sie pkcs11-provider in openssl.cnf ein.</translation>
    </message>
    <message>
        <source>No driver for the token was found.</source>
        <translation>Es wurde kein Treiber für das Token gefunden.</translation>
    </message>
    <message>
        <source>Install the module that came with the token so that “p11-kit list-modules” shows it, or name its file in PKCS11_MODULE_PATH.</source>
        <translation>Installieren Sie das Modul des Tokens so, dass „p11-kit list-modules“ es zeigt, oder nennen Sie seine Datei in PKCS11_MODULE_PATH.</translation>
    </message>
    <message>
        <source>The token wants its PIN.</source>
        <translation>Das Token verlangt seine PIN.</translation>
    </message>
    <message>
        <source>Enter it as the passphrase of the key. Nothing was sent.</source>
        <translation>Geben Sie sie als Passphrase des Schlüssels ein. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The token did not give access to the key.</source>
        <translation>Das Token gibt den Schlüssel nicht frei.</translation>
    </message>
    <message>
        <source>Plug it in, compare the address with what “p11-kit list-tokens” shows, and enter the PIN again: a wrong one counts, and too many lock the token.</source>
        <translation>Stecken Sie es ein, vergleichen Sie die Adresse mit der Ausgabe von „p11-kit list-tokens“ und geben Sie die PIN erneut ein: Falsche zählen, und zu viele sperren das Token.</translation>
    </message>
    <message>
        <source>This connection leads elsewhere than where its secret was entered for: it was not sent there.</source>
        <translation>Diese Verbindung führt woandershin als dorthin, wofür ihr Geheimnis eingegeben wurde: Es wurde nicht dorthin gesendet.</translation>
    </message>
    <message>
        <source>Look at the address. If it is right, enter the secret once more.</source>
        <translation>Sehen Sie sich die Adresse an. Stimmt sie, geben Sie das Geheimnis noch einmal ein.</translation>
    </message>
    <message>
        <source>%1 does not take what was asked for in an address.</source>
        <translation>%1 nimmt nicht an, was in einer Adresse gefragt wurde.</translation>
    </message>
    <message>
        <source>The filter holds something confidential, and addresses end up in logs. Filter by another attribute.</source>
        <translation>Der Filter enthält Vertrauliches, und Adressen landen in Protokollen. Filtern Sie nach einem anderen Attribut.</translation>
    </message>
    <message>
        <source>The time it names is not to be believed: more than two days. Try again in an hour.</source>
        <translation>Die genannte Zeit ist nicht glaubhaft: mehr als zwei Tage. Versuchen Sie es in einer Stunde erneut.</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n hour(s).</source>
        <translation>
            <numerusform>Versuchen Sie es in %n Stunde erneut.</numerusform>
            <numerusform>Versuchen Sie es in %n Stunden erneut.</numerusform>
        </translation>
    </message>
    <message>
        <source>What refuses is not SCIM: a web page came instead of an answer of %1 (status %2).</source>
        <translation>Abgelehnt hat nicht SCIM: Statt einer Antwort von %1 kam eine Webseite (Status %2).</translation>
    </message>
    <message>
        <source>A gateway, firewall or sign-in page in between is likely, which says nothing of the token. Check the base URL, the network or VPN you are on, and what the page in the details says.</source>
        <translation>Wahrscheinlich ist ein Gateway, eine Firewall oder eine Anmeldeseite dazwischen; über das Token sagt das nichts. Prüfen Sie die Basis-URL, das Netz oder VPN, in dem Sie sind, und was die Seite in den Einzelheiten sagt.</translation>
    </message>
    <message>
        <source>%1 wants a sign-in, and this connection sends none (status %2).</source>
        <translation>%1 verlangt eine Anmeldung, und diese Verbindung schickt keine (Status %2).</translation>
    </message>
    <message>
        <source>Choose how to sign in in the connection&apos;s settings.</source>
        <translation>Wählen Sie in den Einstellungen der Verbindung, wie angemeldet wird.</translation>
    </message>
    <message>
        <source>%1 did not accept the user name or the password.</source>
        <translation>%1 hat Benutzernamen oder Kennwort nicht angenommen.</translation>
    </message>
    <message>
        <source>Check both. The password may have expired or been changed, or the account be locked.</source>
        <translation>Prüfen Sie beide. Das Kennwort kann abgelaufen oder geändert sein, oder das Konto gesperrt.</translation>
    </message>
    <message>
        <source>%1 did not accept the client certificate.</source>
        <translation>%1 hat das Clientzertifikat nicht angenommen.</translation>
    </message>
    <message>
        <source>It may have expired, or not be known there to anybody who may use SCIM. Ask the server&apos;s operator.</source>
        <translation>Es kann abgelaufen sein oder dort zu niemandem gehören, der SCIM benutzen darf. Fragen Sie den Betreiber des Servers.</translation>
    </message>
    <message>
        <source>It may have expired, been revoked, or belong to another tenant. But the answer gives no reason at all, as those of gateways in between do: if a new token is refused as well, check the base URL and the network.</source>
        <translation>Es kann abgelaufen oder widerrufen sein oder zu einem anderen Mandanten gehören. Die Antwort begründet aber nichts, wie es Gateways dazwischen tun: Wird auch ein neues Token abgelehnt, prüfen Sie Basis-URL und Netz.</translation>
    </message>
    <message>
        <source>The network wants a sign-in before anything gets through to %1 (status %2).</source>
        <translation>Das Netz verlangt eine Anmeldung, bevor etwas zu %1 durchkommt (Status %2).</translation>
    </message>
    <message>
        <source>That is not about the token. Sign in to the network with a browser, or enter the proxy&apos;s user name and password under More settings of the connection.</source>
        <translation>Um das Token geht es dabei nicht. Melden Sie sich mit einem Browser am Netz an oder geben Sie Benutzernamen und Kennwort des Proxys unter „Weitere Einstellungen“ der Verbindung ein.</translation>
    </message>
    <message>
        <source>%1 gives no token (status %2).</source>
        <translation>%1 gibt kein Token heraus (Status %2).</translation>
    </message>
    <message>
        <source>What it said is in the details. Check the client id, the secret or certificate, and what the client is allowed at the provider.</source>
        <translation>Was es gesagt hat, steht in den Einzelheiten. Prüfen Sie Client-ID, Geheimnis oder Zertifikat und was dem Client beim Anbieter erlaubt ist.</translation>
    </message>
    <message>
        <source>In the app registration open Authentication, add the platform “Mobile and desktop applications” with http://localhost, and leave “Comes back to” of the connection as it is.</source>
        <translation>Öffnen Sie in der App-Registrierung „Authentifizierung“, fügen Sie die Plattform „Mobilgerät- und Desktopanwendungen“ mit http://localhost hinzu, und lassen Sie „Kommt zurück zu“ der Verbindung, wie es ist.</translation>
    </message>
    <message>
        <source>Sign in again and finish it in the browser. An application with a certificate has nothing to prove.</source>
        <translation>Melden Sie sich noch einmal an und schließen Sie es im Browser ab. Eine Anwendung mit Zertifikat muss nichts beweisen.</translation>
    </message>
    <message>
        <source>Sign in on a device that the organisation manages, or ask whoever keeps the policies.</source>
        <translation>Melden Sie sich auf einem Gerät an, das die Organisation verwaltet, oder fragen Sie, wer die Richtlinien pflegt.</translation>
    </message>
    <message>
        <source>Ask the directory&apos;s administrator, or sign in with another account.</source>
        <translation>Fragen Sie, wer das Verzeichnis verwaltet, oder melden Sie sich mit einem anderen Konto an.</translation>
    </message>
    <message>
        <source>The account has to prove once more who it is (multi-factor authentication).</source>
        <translation>Das Konto muss sich noch einmal ausweisen (mehrstufige Anmeldung).</translation>
    </message>
    <message>
        <source>A Conditional Access policy does not allow it from this device or program.</source>
        <translation>Eine Richtlinie für bedingten Zugriff erlaubt es von diesem Gerät oder Programm aus nicht.</translation>
    </message>
    <message>
        <source>This tenant does not know the account.</source>
        <translation>Dieser Mandant kennt das Konto nicht.</translation>
    </message>
    <message>
        <source>The account cannot sign in: it is disabled or locked, or its password has expired.</source>
        <translation>Das Konto kann sich nicht anmelden: Es ist deaktiviert oder gesperrt, oder sein Passwort ist abgelaufen.</translation>
    </message>
    <message>
        <source>The application does not know the address that the browser comes back to.</source>
        <translation>Die Anwendung kennt die Adresse nicht, zu der der Browser zurückkommt.</translation>
    </message>
    <message>
        <source>The service that the scope names is disabled in this tenant.</source>
        <translation>Der Dienst, den der Bereich nennt, ist in diesem Mandanten deaktiviert.</translation>
    </message>
    <message>
        <source>Whoever signed in did not agree to what the application asks for.</source>
        <translation>Wer sich anmeldete, hat dem nicht zugestimmt, was die Anwendung verlangt.</translation>
    </message>
    <message>
        <source>User name or password is wrong.</source>
        <translation>Benutzername oder Passwort ist falsch.</translation>
    </message>
    <message>
        <source>Make a new one, upload its public half to the provider, and choose it for the connection.</source>
        <translation>Erstellen Sie ein neues, laden Sie seine öffentliche Hälfte beim Anbieter hoch, und wählen Sie es für die Verbindung.</translation>
    </message>
    <message>
        <source>Sign in again and agree, or have an administrator agree for everybody (“Grant admin consent”).</source>
        <translation>Melden Sie sich neu an und stimmen Sie zu, oder lassen Sie einen Administrator für alle zustimmen („Administratorzustimmung erteilen“).</translation>
    </message>
    <message>
        <source>Under Enterprise applications, Users and groups, assign the account to the application, or set “Assignment required?” to No under Properties.</source>
        <translation>Weisen Sie das Konto der Anwendung unter Unternehmensanwendungen, Benutzer und Gruppen zu, oder setzen Sie unter Eigenschaften „Zuweisung erforderlich?“ auf Nein.</translation>
    </message>
    <message>
        <source>Ask whoever keeps the policies. An application with a certificate is not held to what is asked of people.</source>
        <translation>Fragen Sie, wer die Richtlinien betreut. Für eine Anwendung mit Zertifikat gilt nicht, was von Personen verlangt wird.</translation>
    </message>
    <message>
        <source>For an application it has to end in /.default, as in https://graph.microsoft.com/.default, or that of your national cloud.</source>
        <translation>Bei einer Anwendung muss er auf /.default enden, etwa https://graph.microsoft.com/.default oder der Ihrer nationalen Cloud.</translation>
    </message>
    <message>
        <source>The application is registered as one that has no secret (a public client).</source>
        <translation>Die Anwendung ist als eine registriert, die kein Geheimnis hat (öffentlicher Client).</translation>
    </message>
    <message>
        <source>Leave the secret empty. An application that signs in by itself must not be a public client: see Authentication of the app registration.</source>
        <translation>Lassen Sie das Geheimnis leer. Eine Anwendung, die sich selbst anmeldet, darf kein öffentlicher Client sein: siehe Authentifizierung der App-Registrierung.</translation>
    </message>
    <message>
        <source>Entra knows the certificate, but the signature does not fit it.</source>
        <translation>Entra kennt das Zertifikat, aber die Signatur passt nicht dazu.</translation>
    </message>
    <message>
        <source>Choose the private key that was made with this very certificate, and PS256 as its algorithm.</source>
        <translation>Wählen Sie den privaten Schlüssel, der zu genau diesem Zertifikat gehört, und als Verfahren PS256.</translation>
    </message>
    <message>
        <source>An authority that vouches for the certificate of %1 has been revoked.</source>
        <translation>Eine Zertifizierungsstelle, die für das Zertifikat von %1 bürgt, wurde gesperrt.</translation>
    </message>
    <message>
        <source>The connection&apos;s revocation list names it. The server&apos;s operator has to install a certificate of another authority. Nothing was sent.</source>
        <translation>Die Sperrliste der Verbindung nennt sie. Der Betreiber des Servers muss ein Zertifikat einer anderen Stelle einsetzen. Es wurde nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>ExchangeText</name>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 are kept.</source>
        <translation>Nur die ersten %1 von %2 sind aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>%1, but the text ends here.</source>
        <translation>%1, aber der Text endet hier.</translation>
    </message>
    <message>
        <source>%1, not “%2”.</source>
        <translation>%1, nicht „%2“.</translation>
    </message>
    <message>
        <source>An attribute or “(” should come here</source>
        <translation>Hier sollte ein Attribut oder „(“ stehen</translation>
    </message>
    <message>
        <source>A blank should come here</source>
        <translation>Hier sollte ein Leerzeichen stehen</translation>
    </message>
    <message>
        <source>An operator should come here: eq, ne, co, sw, ew, gt, ge, lt, le or pr</source>
        <translation>Hier sollte ein Operator stehen: eq, ne, co, sw, ew, gt, ge, lt, le oder pr</translation>
    </message>
    <message>
        <source>A value should come here: text in double quotes, a number, true, false or null</source>
        <translation>Hier sollte ein Wert stehen: Text in doppelten Anführungszeichen, eine Zahl, true, false oder null</translation>
    </message>
    <message>
        <source>“and”, “or” or the end should come here</source>
        <translation>Hier sollte „and“, „or“ oder das Ende stehen</translation>
    </message>
    <message>
        <source>“and”, “or” or “)” should come here</source>
        <translation>Hier sollte „and“, „or“ oder „)“ stehen</translation>
    </message>
    <message>
        <source>“and”, “or” or “]” should come here</source>
        <translation>Hier sollte „and“, „or“ oder „]“ stehen</translation>
    </message>
    <message>
        <source>A dot with a sub-attribute or the end should come here</source>
        <translation>Hier sollte ein Punkt mit einem Unterattribut oder das Ende stehen</translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation>Der Text ist zu lang.</translation>
    </message>
    <message>
        <source>There are too many parentheses within each other.</source>
        <translation>Zu viele Klammern sind ineinander geschachtelt.</translation>
    </message>
    <message>
        <source>“%1” cannot stand in the name of an attribute.</source>
        <translation>„%1“ kann nicht in einem Attributnamen stehen.</translation>
    </message>
    <message>
        <source>The name of an attribute is missing.</source>
        <translation>Der Name eines Attributs fehlt.</translation>
    </message>
    <message>
        <source>“%1” cannot stand in the name of a schema.</source>
        <translation>„%1“ kann nicht in einem Schemanamen stehen.</translation>
    </message>
    <message>
        <source>The closing quote of this value is missing.</source>
        <translation>Das schließende Anführungszeichen dieses Werts fehlt.</translation>
    </message>
    <message>
        <source>Behind a backslash stands one of &quot; \ / b f n r t or u with four digits; to look for a backslash, type two.</source>
        <translation>Hinter einem Backslash steht eines von &quot; \ / b f n r t oder u mit vier Ziffern; um nach einem Backslash zu suchen, geben Sie zwei ein.</translation>
    </message>
    <message>
        <source>There can be no brackets within brackets.</source>
        <translation>Eckige Klammern können nicht ineinander stehen.</translation>
    </message>
    <message>
        <source>In a filter the sub-attribute stands inside the brackets, as in emails[value eq &quot;x&quot;].</source>
        <translation>In einem Filter steht das Unterattribut in der Klammer, wie in emails[value eq &quot;x&quot;].</translation>
    </message>
    <message>
        <source>Only a sub-attribute can follow the bracket, without a schema.</source>
        <translation>Hinter der Klammer kann nur ein Unterattribut stehen, ohne Schema.</translation>
    </message>
    <message>
        <source>Only an attribute can stand before the bracket.</source>
        <translation>Vor der Klammer kann nur ein Attribut stehen.</translation>
    </message>
</context>
<context>
    <name>FormText</name>
    <message>
        <source>This must be text.</source>
        <translation>Hier muss Text stehen.</translation>
    </message>
    <message>
        <source>This must be yes or no.</source>
        <translation>Hier muss Ja oder Nein stehen.</translation>
    </message>
    <message>
        <source>This must be a whole number.</source>
        <translation>Hier muss eine ganze Zahl stehen.</translation>
    </message>
    <message>
        <source>This must be a number.</source>
        <translation>Hier muss eine Zahl stehen.</translation>
    </message>
    <message>
        <source>This is no date and time, such as 2026-03-31 09:00.</source>
        <translation>Das ist kein Zeitpunkt wie 2026-03-31 09:00.</translation>
    </message>
    <message>
        <source>This is not base64.</source>
        <translation>Das ist kein Base64.</translation>
    </message>
    <message>
        <source>This is not JSON: see character %1.</source>
        <translation>Das ist kein JSON: siehe Zeichen %1.</translation>
    </message>
    <message>
        <source>The server takes only: %1</source>
        <translation>Der Server nimmt nur: %1</translation>
    </message>
    <message>
        <source>The server wants: %1</source>
        <translation>Der Server verlangt: %1</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s).</source>
        <translation>
            <numerusform>Mindestens %n Zeichen.</numerusform>
            <numerusform>Mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>Höchstens %n Zeichen.</numerusform>
            <numerusform>Höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n value(s).</source>
        <translation>
            <numerusform>Höchstens %n Wert.</numerusform>
            <numerusform>Höchstens %n Werte.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server does not take this form.</source>
        <translation>Der Server nimmt diese Form nicht an.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Das wird gebraucht.</translation>
    </message>
    <message>
        <source>The server cannot remove this once it is set.</source>
        <translation>Der Server kann das nicht mehr entfernen, wenn es einmal gesetzt ist.</translation>
    </message>
    <message>
        <source>This is there twice.</source>
        <translation>Das steht zweimal da.</translation>
    </message>
    <message>
        <source>Only one can be the primary one.</source>
        <translation>Nur einer kann der Hauptwert sein.</translation>
    </message>
    <message>
        <source>%1 has this already.</source>
        <translation>%1 hat das schon.</translation>
    </message>
    <message>
        <source>Your changes give this to %1 already.</source>
        <translation>Ihre Änderungen geben das schon %1.</translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>Zeile %1, %2: %3</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>This comes from an on-premises directory and is overwritten from there. Change it there.</source>
        <translation>Das kommt aus einem lokalen Verzeichnis und wird von dort überschrieben. Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>A rule decides who is in this group. Neither the rule nor the members can be changed here.</source>
        <translation>Eine Regel bestimmt, wer in dieser Gruppe ist. Weder die Regel noch die Mitglieder lassen sich hier ändern.</translation>
    </message>
    <message>
        <source>This Microsoft 365 group will have no owner, because owners cannot be set here. Ask for one to be named, or nobody can look after it.</source>
        <translation>Diese Microsoft-365-Gruppe wird keinen Besitzer haben, denn Besitzer lassen sich hier nicht setzen. Lassen Sie einen benennen, sonst kann niemand sie betreuen.</translation>
    </message>
    <message>
        <source>Who owns this Microsoft 365 group is not shown with it. Nobody can look after one without an owner.</source>
        <translation>Wem diese Microsoft-365-Gruppe gehört, zeigt sie nicht. Eine ohne Besitzer kann niemand betreuen.</translation>
    </message>
    <message>
        <source>The server sets this itself.</source>
        <translation>Das setzt der Server selbst.</translation>
    </message>
    <message>
        <source>This server does not let anybody write this.</source>
        <translation>Dieser Server lässt das niemanden schreiben.</translation>
    </message>
    <message>
        <source>This can be set once only, and it is.</source>
        <translation>Das lässt sich nur einmal setzen und ist gesetzt.</translation>
    </message>
    <message>
        <source>This server takes this only when something is created.</source>
        <translation>Dieser Server nimmt das nur beim Anlegen.</translation>
    </message>
    <message>
        <source>The server tells this only when it is asked for.</source>
        <translation>Das verrät der Server nur auf Nachfrage.</translation>
    </message>
    <message>
        <source>This connection is for reading only.</source>
        <translation>Diese Verbindung ist nur zum Lesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>The token of this connection does not permit this. It lacks the role %1.</source>
        <translation>Das Token dieser Verbindung erlaubt das nicht. Ihm fehlt die Rolle %1.</translation>
    </message>
    <message>
        <source>The token of this connection does not permit this. It lacks one of the roles %1.</source>
        <translation>Das Token dieser Verbindung erlaubt das nicht. Ihm fehlt eine der Rollen %1.</translation>
    </message>
</context>
<context>
    <name>GuardAnswers</name>
    <message>
        <source>this connection is read-only</source>
        <translation>diese Verbindung ist nur lesend</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) would change; this needs %1</source>
        <translation>
            <numerusform>%n Objekt würde geändert; dafür braucht es %1</numerusform>
            <numerusform>%n Objekte würden geändert; dafür braucht es %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) would be deleted (%1); this needs %2</source>
        <translation>
            <numerusform>%n Objekt würde gelöscht (%1); dafür braucht es %2</numerusform>
            <numerusform>%n Objekte würden gelöscht (%1); dafür braucht es %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected object(s) would change: too many at once to be confirmed by name</source>
        <translation>
            <numerusform>%n geschütztes Objekt würde geändert: zu viele auf einmal, um sie beim Namen zu bestätigen</numerusform>
            <numerusform>%n geschützte Objekte würden geändert: zu viele auf einmal, um sie beim Namen zu bestätigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected object(s) would change (%1); this needs %2</source>
        <translation>
            <numerusform>%n geschütztes Objekt würde geändert (%1); dafür braucht es %2</numerusform>
            <numerusform>%n geschützte Objekte würden geändert (%1); dafür braucht es %2</numerusform>
        </translation>
    </message>
    <message>
        <source>this would disable or delete the account in use (%1); this needs %2</source>
        <translation>das würde das eigene Konto sperren oder löschen (%1); dafür braucht es %2</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) would lose all members (%1); this needs %2</source>
        <translation>
            <numerusform>%n Gruppe verlöre alle Mitglieder (%1); dafür braucht es %2</numerusform>
            <numerusform>%n Gruppen verlören alle Mitglieder (%1); dafür braucht es %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n administrator(s) would lose the account (%1); this needs %2</source>
        <translation>
            <numerusform>%n Administrator würde das Konto verlieren (%1); das verlangt %2</numerusform>
            <numerusform>%n Administratoren würden das Konto verlieren (%1); das verlangt %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandoutSheet</name>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Choose a password of your own when you sign in for the first time, and destroy this slip. Nobody else has this password.</source>
        <translation>Wählen Sie bei der ersten Anmeldung ein eigenes Passwort und vernichten Sie diesen Zettel. Niemand sonst hat dieses Passwort.</translation>
    </message>
    <message>
        <source>Choose a password of your own when you sign in for the first time, and destroy this slip.</source>
        <translation>Wählen Sie bei der ersten Anmeldung ein eigenes Passwort und vernichten Sie diesen Zettel.</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>A quote is opened here and never closed.</source>
        <translation>Hier wird ein Anführungszeichen geöffnet und nie geschlossen.</translation>
    </message>
    <message>
        <source>This row is longer than a mebibyte and was cut off.</source>
        <translation>Diese Zeile ist länger als ein Mebibyte und wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>There are bytes here that are no text in this encoding. Choose another encoding, or type the cell again.</source>
        <translation>Hier stehen Bytes, die in dieser Kodierung kein Text sind. Wählen Sie eine andere Kodierung, oder tippen Sie die Zelle neu.</translation>
    </message>
    <message>
        <source>This may be a part of the row beside it, where a quote is never closed or a line ends as no other does. Leave the row out, or mend the file.</source>
        <translation>Dies kann ein Teil der Zeile daneben sein, in der ein Anführungszeichen nie geschlossen wird oder eine Zeile endet wie keine andere. Lassen Sie die Zeile weg, oder berichtigen Sie die Datei.</translation>
    </message>
    <message>
        <source>There is one like this already, and this import only creates.</source>
        <translation>Den Eintrag gibt es schon, und dieser Import legt nur neue an.</translation>
    </message>
    <message>
        <source>Nobody in the directory is meant by this, and this import only updates.</source>
        <translation>Im Verzeichnis ist niemand damit gemeint, und dieser Import ändert nur vorhandene.</translation>
    </message>
    <message>
        <source>Several are meant by this.</source>
        <translation>Damit sind mehrere gemeint.</translation>
    </message>
    <message>
        <source>Several are meant by “%1”.</source>
        <translation>Mit „%1“ sind mehrere gemeint.</translation>
    </message>
    <message>
        <source>“%1” is neither in the directory nor in this file.</source>
        <translation>„%1“ steht weder im Verzeichnis noch in dieser Datei.</translation>
    </message>
    <message>
        <source>There is no group “%1”.</source>
        <translation>Eine Gruppe „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Open quote</source>
        <translation>Offenes Anführungszeichen</translation>
    </message>
    <message>
        <source>Row too long</source>
        <translation>Zeile zu lang</translation>
    </message>
    <message>
        <source>Wrong encoding</source>
        <translation>Falsche Kodierung</translation>
    </message>
    <message>
        <source>Part of another row</source>
        <translation>Teil einer anderen Zeile</translation>
    </message>
    <message>
        <source>Too many cells</source>
        <translation>Zu viele Zellen</translation>
    </message>
    <message>
        <source>Does not fit its expression</source>
        <translation>Passt nicht zum Ausdruck</translation>
    </message>
    <message>
        <source>Wrong kind of value</source>
        <translation>Falsche Art von Wert</translation>
    </message>
    <message>
        <source>Against a rule of the provider</source>
        <translation>Gegen eine Regel des Anbieters</translation>
    </message>
    <message>
        <source>Needed and missing</source>
        <translation>Nötig und fehlt</translation>
    </message>
    <message>
        <source>Nothing to find it by</source>
        <translation>Nichts zum Wiederfinden</translation>
    </message>
    <message>
        <source>Twice in the file</source>
        <translation>Zweimal in der Datei</translation>
    </message>
    <message>
        <source>Exists already</source>
        <translation>Gibt es schon</translation>
    </message>
    <message>
        <source>Not in the directory</source>
        <translation>Nicht im Verzeichnis</translation>
    </message>
    <message>
        <source>Meant by several</source>
        <translation>Mehrere gemeint</translation>
    </message>
    <message>
        <source>Refers to nobody</source>
        <translation>Verweist auf niemanden</translation>
    </message>
    <message>
        <source>Unknown group</source>
        <translation>Unbekannte Gruppe</translation>
    </message>
    <message>
        <source>Unusual value</source>
        <translation>Unüblicher Wert</translation>
    </message>
    <message>
        <source>The cell does not fit what its expression does with it: %1</source>
        <translation>Die Zelle passt nicht zu dem, was der Ausdruck mit ihr tut: %1</translation>
    </message>
    <message>
        <source>This is not what the attribute takes: %1</source>
        <translation>Das nimmt das Attribut nicht an: %1</translation>
    </message>
    <message>
        <source>The provider does not take this: %1</source>
        <translation>Das nimmt der Anbieter nicht an: %1</translation>
    </message>
    <message>
        <source>%1 is needed to create one. Fill the cell, or map a column or a default to it.</source>
        <translation>%1 ist zum Anlegen nötig. Füllen Sie die Zelle, oder ordnen Sie eine Spalte oder einen festen Wert zu.</translation>
    </message>
    <message>
        <source>There is nothing to find the row&apos;s object by: %1 is empty.</source>
        <translation>Die Zeile lässt sich niemandem zuordnen: %1 ist leer.</translation>
    </message>
    <message>
        <source>Another row of this file is about the same one. Keep one of them.</source>
        <translation>Eine andere Zeile dieser Datei betrifft denselben Eintrag. Behalten Sie eine davon.</translation>
    </message>
    <message>
        <source>Row %1 of this file is about the same one. Keep one of them.</source>
        <translation>Zeile %1 dieser Datei betrifft denselben Eintrag. Behalten Sie eine davon.</translation>
    </message>
    <message>
        <source>Not one of the usual values. It is taken all the same: %1</source>
        <translation>Keiner der üblichen Werte. Er wird trotzdem übernommen: %1</translation>
    </message>
    <message>
        <source>is created</source>
        <translation>wird angelegt</translation>
    </message>
    <message>
        <source>is updated</source>
        <translation>wird geändert</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie es ist</translation>
    </message>
    <message>
        <source>cannot be imported</source>
        <translation>nicht importierbar</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Say what it is made of, as in {First name}.{Last name}</source>
        <translation>Sagen Sie, woraus der Wert entsteht, etwa {Vorname}.{Nachname}</translation>
    </message>
    <message>
        <source>This expression cannot be understood: %1</source>
        <translation>Dieser Ausdruck ist nicht zu verstehen: %1</translation>
    </message>
    <message>
        <source>The file has no column of that name.</source>
        <translation>Eine Spalte dieses Namens hat die Datei nicht.</translation>
    </message>
    <message>
        <source>The provider has no such attribute.</source>
        <translation>Dieses Attribut hat der Anbieter nicht.</translation>
    </message>
    <message>
        <source>Another column becomes this already.</source>
        <translation>Dazu wird schon eine andere Spalte.</translation>
    </message>
    <message>
        <source>This example does not fit: %1</source>
        <translation>Dieses Beispiel passt nicht: %1</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>Komma ,</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>Semikolon ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Vertical bar |</source>
        <translation>Senkrechter Strich |</translation>
    </message>
    <message>
        <source>Another one has this value: change it.</source>
        <translation>Ein anderer hat diesen Wert: ändern Sie ihn.</translation>
    </message>
    <message>
        <source>Mend the row in the rejects file and import that.</source>
        <translation>Berichtigen Sie die Zeile in der Datei der Abgelehnten und importieren Sie diese.</translation>
    </message>
    <message>
        <source>Go on with the run, or import the rejects file.</source>
        <translation>Setzen Sie den Lauf fort oder importieren Sie die Datei der Abgelehnten.</translation>
    </message>
    <message>
        <source>This row has more cells than the header, so its cells may stand in the wrong columns. Quote a cell that holds the delimiter.</source>
        <translation>Diese Zeile hat mehr Zellen als die Kopfzeile; ihre Zellen stehen womöglich in falschen Spalten. Setzen Sie Zellen, die das Trennzeichen enthalten, in Anführungszeichen.</translation>
    </message>
    <message>
        <source>This is the header once more, as in files glued together. Leave the row out.</source>
        <translation>Das ist noch einmal die Kopfzeile, wie in aneinandergehängten Dateien. Lassen Sie die Zeile weg.</translation>
    </message>
    <message>
        <source>This row was broken in the file that it comes from. Correct it, then empty this cell.</source>
        <translation>Diese Zeile war schon in ihrer ursprünglichen Datei beschädigt. Berichtigen Sie sie und leeren Sie dann diese Zelle.</translation>
    </message>
    <message>
        <source>Header again</source>
        <translation>Kopfzeile noch einmal</translation>
    </message>
    <message>
        <source>Broken before</source>
        <translation>Schon vorher beschädigt</translation>
    </message>
    <message>
        <source>Another one in the directory has this value, and nobody may share it. Choose another.</source>
        <translation>Im Verzeichnis hat schon jemand diesen Wert, und ihn darf es nur einmal geben. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>Row %1 of this file has the same value, and nobody may share it. Choose another.</source>
        <translation>Zeile %1 dieser Datei hat denselben Wert, und ihn darf es nur einmal geben. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>Is another one&apos;s</source>
        <translation>Gehört schon jemandem</translation>
    </message>
    <message>
        <source>Row %1 creates whom this one refers to, and cannot be imported. Mend that row first.</source>
        <translation>Zeile %1 legt an, auf wen diese verweist, und lässt sich nicht importieren. Zuerst jene Zeile berichtigen.</translation>
    </message>
    <message>
        <source>Refers to a broken row</source>
        <translation>Verweist auf eine fehlerhafte Zeile</translation>
    </message>
</context>
<context>
    <name>LookupOffer</name>
    <message numerus="yes">
        <source>%Ln name(s) to be asked for</source>
        <translation>
            <numerusform>%Ln Name ist zu erfragen</numerusform>
            <numerusform>%Ln Namen sind zu erfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 to %Ln call(s)</source>
        <translation>
            <numerusform>%L1 bis %Ln Aufruf</numerusform>
            <numerusform>%L1 bis %Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>names, calls</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2, up to %3.</source>
        <comment>names, calls, money</comment>
        <translation>%1: %2, bis zu %3.</translation>
    </message>
    <message>
        <source>Look Up</source>
        <translation>Nachschlagen</translation>
    </message>
</context>
<context>
    <name>MembershipDrop</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n mehr</numerusform>
            <numerusform>%1 und %n mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>This connection is read-only: nothing can be changed.</source>
        <translation>Diese Verbindung ist schreibgeschützt: Nichts kann geändert werden.</translation>
    </message>
    <message>
        <source>The group is staged to be deleted.</source>
        <translation>Die Gruppe ist zum Löschen vorgemerkt.</translation>
    </message>
    <message>
        <source>A group cannot be a member of itself.</source>
        <translation>Eine Gruppe kann nicht Mitglied ihrer selbst sein.</translation>
    </message>
    <message>
        <source>Here groups cannot be members of groups: %1.</source>
        <translation>Hier können Gruppen nicht Mitglieder von Gruppen sein: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people or groups</source>
        <translation>
            <numerusform>%Ln Person oder Gruppe</numerusform>
            <numerusform>%Ln Personen oder Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add %1 to %2</source>
        <translation>%1 zu %2 hinzufügen</translation>
    </message>
    <message>
        <source>Shift moves</source>
        <translation>Umschalt verschiebt</translation>
    </message>
    <message>
        <source>Move %1 from %2 to %3</source>
        <translation>%1 von %2 nach %3 verschieben</translation>
    </message>
    <message>
        <source>Let %1 join %2</source>
        <translation>%1 in %2 aufnehmen</translation>
    </message>
    <message>
        <source>Let %1 join %2 in place of %3</source>
        <translation>%1 statt %3 in %2 aufnehmen</translation>
    </message>
    <message>
        <source>Drop groups here, or people on one of the groups</source>
        <translation>Hier Gruppen ablegen oder Personen auf einer der Gruppen</translation>
    </message>
    <message>
        <source>They are in this list already</source>
        <translation>Sie stehen schon in dieser Liste</translation>
    </message>
    <message>
        <source>Drop people on a group</source>
        <translation>Personen auf einer Gruppe ablegen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) staged. Nothing was sent yet.</source>
        <translation>
            <numerusform>%Ln Mitgliedschaft vorgemerkt. Noch wurde nichts gesendet.</numerusform>
            <numerusform>%Ln Mitgliedschaften vorgemerkt. Noch wurde nichts gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln staged membership(s) taken back.</source>
        <translation>
            <numerusform>%Ln vorgemerkte Mitgliedschaft zurückgenommen.</numerusform>
            <numerusform>%Ln vorgemerkte Mitgliedschaften zurückgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Members already: %1.</source>
        <translation>Schon Mitglied: %1.</translation>
    </message>
    <message>
        <source>Staged already: %1.</source>
        <translation>Schon vorgemerkt: %1.</translation>
    </message>
    <message>
        <source>No members: %1.</source>
        <translation>Keine Mitglieder: %1.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>Who is in this group cannot be changed here.</source>
        <translation>Wer in dieser Gruppe ist, lässt sich hier nicht ändern.</translation>
    </message>
    <message>
        <source>The token of this connection does not permit changes of memberships.</source>
        <translation>Das Token dieser Verbindung erlaubt keine Änderung von Mitgliedschaften.</translation>
    </message>
    <message>
        <source>It was so already when it was read: %1. Applying looks again.</source>
        <translation>Das war schon so, als es gelesen wurde: %1. Beim Anwenden wird noch einmal nachgesehen.</translation>
    </message>
</context>
<context>
    <name>OutcomeWords</name>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Members added</source>
        <translation>Mitglieder hinzugefügt</translation>
    </message>
    <message>
        <source>Members removed</source>
        <translation>Mitglieder entfernt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Not created: %1</source>
        <translation>Nicht angelegt: %1</translation>
    </message>
    <message>
        <source>Not changed: %1</source>
        <translation>Nicht geändert: %1</translation>
    </message>
    <message>
        <source>Members not added: %1</source>
        <translation>Mitglieder nicht hinzugefügt: %1</translation>
    </message>
    <message>
        <source>Members not removed: %1</source>
        <translation>Mitglieder nicht entfernt: %1</translation>
    </message>
    <message>
        <source>Not deleted: %1</source>
        <translation>Nicht gelöscht: %1</translation>
    </message>
    <message>
        <source>%1: “%2” was sent, the server has “%3”</source>
        <translation>%1: gesendet wurde „%2“, der Server hat „%3“</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n Anfrage</numerusform>
            <numerusform>%n Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not for: %1</source>
        <translation>Nicht für: %1</translation>
    </message>
    <message>
        <source>It is not known whether this was done</source>
        <translation>Ob das geschehen ist, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Look at it on the server before you do it again.</source>
        <translation>Sehen Sie auf dem Server nach, bevor Sie es wiederholen.</translation>
    </message>
    <message>
        <source>somebody else has changed it meanwhile</source>
        <translation>inzwischen von jemand anderem geändert</translation>
    </message>
    <message>
        <source>Compare the versions and say which values shall stay.</source>
        <translation>Vergleichen Sie die Fassungen und sagen Sie, welche Werte bleiben.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Going on with the run looks it up.</source>
        <translation>Wird der Lauf fortgesetzt, wird nachgesehen.</translation>
    </message>
    <message>
        <source>%1, but the server kept other values</source>
        <translation>%1, doch der Server hat andere Werte behalten</translation>
    </message>
    <message>
        <source>Left: the run was ended before it</source>
        <translation>Nicht ausgeführt: der Lauf wurde vorher beendet</translation>
    </message>
    <message>
        <source>Not done: what it needs has failed</source>
        <translation>Nicht ausgeführt: was es braucht, ist gescheitert</translation>
    </message>
    <message>
        <source>Left out: nothing was sent for it</source>
        <translation>Ausgelassen: dafür wurde nichts gesendet</translation>
    </message>
    <message>
        <source>Under way</source>
        <comment>run</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>run</comment>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Finished</source>
        <comment>run</comment>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>create</source>
        <translation>anlegen</translation>
    </message>
    <message>
        <source>change</source>
        <translation>ändern</translation>
    </message>
    <message>
        <source>change members</source>
        <translation>Mitglieder ändern</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>Waits for its password</source>
        <translation>Wartet auf sein Passwort</translation>
    </message>
    <message>
        <source>Passwords are not kept on disk. Give it again in this change&apos;s form, then go on with the run.</source>
        <translation>Kennwörter werden nicht auf der Platte gespeichert. Geben Sie es im Formular dieser Änderung erneut ein, und setzen Sie dann den Lauf fort.</translation>
    </message>
    <message>
        <source>Was in %1 already</source>
        <translation>War schon in %1</translation>
    </message>
    <message>
        <source>Was not in %1</source>
        <translation>War nicht in %1</translation>
    </message>
    <message>
        <source>Added to %1</source>
        <translation>In %1 aufgenommen</translation>
    </message>
    <message>
        <source>Taken out of %1</source>
        <translation>Aus %1 entfernt</translation>
    </message>
    <message>
        <source>Perhaps added to %1: the answer is missing</source>
        <translation>Vielleicht in %1 aufgenommen: die Antwort fehlt</translation>
    </message>
    <message>
        <source>Perhaps taken out of %1: the answer is missing</source>
        <translation>Vielleicht aus %1 entfernt: die Antwort fehlt</translation>
    </message>
    <message>
        <source>Not added to %1</source>
        <translation>Nicht in %1 aufgenommen</translation>
    </message>
    <message>
        <source>Not taken out of %1</source>
        <translation>Nicht aus %1 entfernt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>OverviewWords</name>
    <message>
        <source>%1: active or disabled</source>
        <comment>Users</comment>
        <translation>%1: aktiv oder deaktiviert</translation>
    </message>
    <message>
        <source>%1 by department</source>
        <comment>Users</comment>
        <translation>%1 nach Abteilung</translation>
    </message>
    <message>
        <source>%1: worth a look</source>
        <comment>Users</comment>
        <translation>%1: einen Blick wert</translation>
    </message>
    <message>
        <source>%1 by direct members</source>
        <comment>Groups</comment>
        <translation>%1 nach direkten Mitgliedern</translation>
    </message>
    <message>
        <source>%1 by when they were created</source>
        <comment>Users</comment>
        <translation>%1 nach Erstellungsdatum</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Alle übrigen</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Before %1</source>
        <comment>a year</comment>
        <translation>Vor %1</translation>
    </message>
    <message>
        <source>Before %1</source>
        <comment>a month</comment>
        <translation>Vor %1</translation>
    </message>
    <message>
        <source>Values that have no bar of their own</source>
        <translation>Werte ohne eigenen Balken</translation>
    </message>
    <message>
        <source>Click to see them</source>
        <translation>Klicken zeigt sie</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln Gerät</numerusform>
            <numerusform>%Ln Geräte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of type %1</source>
        <translation>
            <numerusform>%Ln vom Typ %1</numerusform>
            <numerusform>%Ln vom Typ %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProbeWords</name>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>create</source>
        <translation>anlegen</translation>
    </message>
    <message>
        <source>change</source>
        <translation>ändern</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>change members</source>
        <translation>Mitglieder ändern</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>resource type: what may be done</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>looked up by the proxy</source>
        <translation>vom Proxy nachgeschlagen</translation>
    </message>
    <message>
        <source>not encrypted, on this computer</source>
        <translation>unverschlüsselt, auf diesem Rechner</translation>
    </message>
    <message>
        <source>%1, certificate of %2 issued by %3, valid until %4, fingerprint %5</source>
        <translation>%1, Zertifikat von %2, ausgestellt von %3, gültig bis %4, Fingerabdruck %5</translation>
    </message>
    <message>
        <source>none is sent</source>
        <translation>es wird keines gesendet</translation>
    </message>
    <message>
        <source>at hand; what it is good for it does not say</source>
        <translation>vorhanden; wofür es gilt, sagt es nicht</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>good until %1</source>
        <translation>gültig bis %1</translation>
    </message>
    <message>
        <source>at hand</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>What may be done</source>
        <translation>Was erlaubt ist</translation>
    </message>
    <message>
        <source>the token does not say; the server decides</source>
        <translation>das Token sagt es nicht; der Server entscheidet</translation>
    </message>
    <message>
        <source>to read, grant User.Read.All and Group.Read.All with admin consent</source>
        <translation>zum Lesen User.Read.All und Group.Read.All mit Administratorzustimmung erteilen</translation>
    </message>
    <message>
        <source>Compare the clocks</source>
        <translation>Uhren vergleichen</translation>
    </message>
    <message>
        <source>they agree</source>
        <translation>sie stimmen überein</translation>
    </message>
    <message numerus="yes">
        <source>this computer is %n minute(s) ahead; signing in with a certificate fails beyond five</source>
        <translation>
            <numerusform>dieser Rechner geht %n Minute vor; ab fünf scheitert die Anmeldung mit Zertifikat</numerusform>
            <numerusform>dieser Rechner geht %n Minuten vor; ab fünf scheitert die Anmeldung mit Zertifikat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>this computer is %n minute(s) behind; signing in with a certificate fails beyond five</source>
        <translation>
            <numerusform>dieser Rechner geht %n Minute nach; ab fünf scheitert die Anmeldung mit Zertifikat</numerusform>
            <numerusform>dieser Rechner geht %n Minuten nach; ab fünf scheitert die Anmeldung mit Zertifikat</numerusform>
        </translation>
    </message>
    <message>
        <source>the server does not tell its time</source>
        <translation>der Server nennt seine Zeit nicht</translation>
    </message>
    <message>
        <source>the list of revoked certificates of %1 is out of date since %2: what was revoked later is not in it</source>
        <translation>die Liste widerrufener Zertifikate von %1 ist seit %2 veraltet: Was später widerrufen wurde, steht nicht darin</translation>
    </message>
    <message>
        <source>the list of revoked certificates of %1 is signed by nobody who is trusted, and was passed over</source>
        <translation>die Liste widerrufener Zertifikate von %1 hat niemand unterschrieben, dem vertraut wird; sie wurde übergangen</translation>
    </message>
    <message>
        <source>the certificate shown is of %1, issued by %2, valid until %3, fingerprint %4</source>
        <translation>gezeigt wird ein Zertifikat von %1, ausgestellt von %2, gültig bis %3, Fingerabdruck %4</translation>
    </message>
    <message>
        <source>through the proxy %1</source>
        <translation>über den Proxy %1</translation>
    </message>
    <message>
        <source>%1: %2; not permitted: %3</source>
        <comment>resource type: what may be done, what may not</comment>
        <translation>%1: %2; nicht erlaubt: %3</translation>
    </message>
</context>
<context>
    <name>ProviderChoice</name>
    <message>
        <source>Microsoft Entra ID</source>
        <translation>Microsoft Entra ID</translation>
    </message>
    <message>
        <source>Microsoft Entra ID (US Government)</source>
        <translation>Microsoft Entra ID (US-Behörden)</translation>
    </message>
    <message>
        <source>Microsoft Entra ID (China, 21Vianet)</source>
        <translation>Microsoft Entra ID (China, 21Vianet)</translation>
    </message>
    <message>
        <source>AWS IAM Identity Center</source>
        <translation>AWS IAM Identity Center</translation>
    </message>
    <message>
        <source>The SCIM endpoint and access token from Settings, Automatic provisioning.</source>
        <translation>Der SCIM-Endpunkt und das Zugriffstoken aus Settings, Automatic provisioning.</translation>
    </message>
    <message>
        <source>GitHub Enterprise (managed users)</source>
        <translation>GitHub Enterprise (verwaltete Benutzer)</translation>
    </message>
    <message>
        <source>A classic personal access token of the set-up user, with the scope scim:enterprise.</source>
        <translation>Ein klassisches Personal Access Token des Einrichtungsbenutzers mit dem Scope scim:enterprise.</translation>
    </message>
    <message>
        <source>Slack</source>
        <translation>Slack</translation>
    </message>
    <message>
        <source>A token of an organisation owner with the scope admin (plan Business+ or Enterprise).</source>
        <translation>Ein Token eines Inhabers der Organisation mit dem Scope admin (Tarif Business+ oder Enterprise).</translation>
    </message>
    <message>
        <source>Okta (inbound SCIM)</source>
        <translation>Okta (eingehendes SCIM)</translation>
    </message>
    <message>
        <source>The base URL and bearer token of the app instance in the Okta admin console.</source>
        <translation>Basis-URL und Bearer-Token der App-Instanz aus der Okta-Verwaltungskonsole.</translation>
    </message>
    <message>
        <source>Keycloak</source>
        <translation>Keycloak</translation>
    </message>
    <message>
        <source>Another SCIM 2.0 service</source>
        <translation>Ein anderer SCIM-2.0-Dienst</translation>
    </message>
    <message>
        <source>An application registered in the tenant, and the SCIM API switched on for it (each call is billed).</source>
        <translation>Eine im Mandanten registrierte Anwendung und die dort eingeschaltete SCIM-API (jeder Aufruf wird berechnet).</translation>
    </message>
    <message>
        <source>Microsoft Entra ID (US Department of Defense)</source>
        <translation>Microsoft Entra ID (US-Verteidigungsministerium)</translation>
    </message>
    <message>
        <source>Its base URL, and whatever it wants for signing in. How it behaves is found out by asking it.</source>
        <translation>Die Basis-URL und was er zum Anmelden verlangt. Wie er sich verhält, wird durch Fragen herausgefunden.</translation>
    </message>
    <message>
        <source>Atlassian Cloud</source>
        <translation>Atlassian Cloud</translation>
    </message>
    <message>
        <source>The SCIM base URL and API key of an identity provider directory of the organisation (Atlassian Guard).</source>
        <translation>SCIM-Basis-URL und API-Schlüssel eines Identitätsanbieter-Verzeichnisses der Organisation (Atlassian Guard).</translation>
    </message>
    <message>
        <source>Google Cloud Identity</source>
        <translation>Google Cloud Identity</translation>
    </message>
    <message>
        <source>Salesforce</source>
        <translation>Salesforce</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Single sign-on switched on for the account, and an access token of an app with the SCIM scopes.</source>
        <translation>Single Sign-on für das Konto eingeschaltet und ein Zugriffstoken einer App mit den SCIM-Geltungsbereichen.</translation>
    </message>
    <message>
        <source>authentik (SCIM source)</source>
        <translation>authentik (SCIM-Quelle)</translation>
    </message>
    <message>
        <source>A SCIM source; its page shows the URL and the token.</source>
        <translation>Eine SCIM-Quelle; ihre Seite zeigt URL und Token.</translation>
    </message>
    <message>
        <source>SCIM switched on for the realm, and a client whose tokens have the base URL as audience.</source>
        <translation>Für den Realm eingeschaltetes SCIM und ein Client, dessen Token die Basis-URL als Audience haben.</translation>
    </message>
    <message>
        <source>The customer ID, and the account of an administrator or a service account that may manage users and groups.</source>
        <translation>Die Kundennummer und das Konto eines Administrators oder ein Dienstkonto, das Benutzer und Gruppen verwalten darf.</translation>
    </message>
    <message>
        <source>The My Domain name, and a connected app with the scope api, for somebody who may manage users.</source>
        <translation>Der Name von „My Domain“ und eine verbundene App mit dem Geltungsbereich api, für jemanden, der Benutzer verwalten darf.</translation>
    </message>
</context>
<context>
    <name>Provost::ActivityBar</name>
    <message>
        <source>Hold back requests</source>
        <translation>Anfragen zurückhalten</translation>
    </message>
    <message>
        <source>Go on sending requests</source>
        <translation>Anfragen wieder senden</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n request(s) waiting</source>
        <translation>
            <numerusform>Angehalten, eine Anfrage wartet</numerusform>
            <numerusform>Angehalten, %n Anfragen warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server asked to wait: %n second(s) left</source>
        <translation>
            <numerusform>Der Server bittet um Geduld: noch eine Sekunde</numerusform>
            <numerusform>Der Server bittet um Geduld: noch %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Bereit</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) in flight</source>
        <translation>
            <numerusform>eine Anfrage unterwegs</numerusform>
            <numerusform>%n Anfragen unterwegs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>eine wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>writes %1 of %2 in %3 s</source>
        <translation>Schreibzugriffe %1 von %2 in %3 s</translation>
    </message>
    <message>
        <source>quota %1 of %2 in %3 s</source>
        <translation>Kontingent %1 von %2 in %3 s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>ein Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Budget used up: go on</source>
        <translation>Budget aufgebraucht: weiter</translation>
    </message>
    <message>
        <source>Requests that a person makes are sent again until the program ends; those in the background are not.</source>
        <translation>Anfragen, die jemand auslöst, werden bis zum Programmende wieder gesendet; die im Hintergrund nicht.</translation>
    </message>
    <message>
        <source>Billable calls, by UTC days:</source>
        <translation>Berechnete Aufrufe, nach UTC-Tagen:</translation>
    </message>
    <message>
        <source>Since it was opened: %1</source>
        <translation>Seit dem Öffnen: %1</translation>
    </message>
    <message>
        <source>Today: %1</source>
        <translation>Heute: %1</translation>
    </message>
    <message>
        <source>This month: %1</source>
        <translation>Diesen Monat: %1</translation>
    </message>
    <message>
        <source>Budget of a month: %1</source>
        <translation>Budget eines Monats: %1</translation>
    </message>
    <message>
        <source>%1 of %2 this month</source>
        <comment>calls</comment>
        <translation>%1 von %2 in diesem Monat</translation>
    </message>
    <message>
        <source>Go on beyond the budget of this month</source>
        <translation>Über das Budget dieses Monats hinaus weitermachen</translation>
    </message>
</context>
<context>
    <name>Provost::ActivityPage</name>
    <message>
        <source>Take &amp;Back…</source>
        <translation>&amp;Zurücknehmen…</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Try Failed Again</source>
        <translation>Gescheiterte &amp;wiederholen</translation>
    </message>
    <message>
        <source>Save a report of this run</source>
        <translation>Bericht dieses Laufs speichern</translation>
    </message>
    <message>
        <source>Check that nobody has altered the audit log</source>
        <translation>Prüfen, ob niemand das Audit-Protokoll verändert hat</translation>
    </message>
    <message>
        <source>Save a copy of the audit log</source>
        <translation>Kopie des Audit-Protokolls speichern</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Makes changes that restore what was before; they are reviewed first</source>
        <translation>Erstellt Änderungen, die den früheren Stand herstellen; sie werden zuerst geprüft</translation>
    </message>
    <message>
        <source>Looks up what is in doubt, then sends the rest</source>
        <translation>Sieht nach, was ungewiss ist, und sendet dann den Rest</translation>
    </message>
    <message>
        <source>Sends once more what failed, as it was planned then</source>
        <translation>Sendet das Gescheiterte noch einmal, wie es damals geplant war</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Nothing has been applied yet</source>
        <translation>Noch wurde nichts angewendet</translation>
    </message>
    <message>
        <source>Each time changes are applied it is written down here: what was sent, what came of it, and how to take it back.</source>
        <translation>Jedes Anwenden von Änderungen wird hier festgehalten: was gesendet wurde, was daraus wurde und wie es zurückgenommen wird.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This run was made with %1; open that connection to take it back.</source>
        <translation>Dieser Lauf ging an %1; öffnen Sie diese Verbindung, um ihn zurückzunehmen.</translation>
    </message>
    <message>
        <source>The audit log could not be checked: %1</source>
        <translation>Das Audit-Protokoll konnte nicht geprüft werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>The audit log is intact: %n record(s), none altered, missing or moved.</source>
        <translation>
            <numerusform>Das Audit-Protokoll ist unversehrt: %n Eintrag, unverändert.</numerusform>
            <numerusform>Das Audit-Protokoll ist unversehrt: %n Einträge, keiner verändert, entfernt oder verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The records that are there fit together, but the journal was removed or is another one: whether the last ones were cut off before nobody can tell.</source>
        <translation>Die vorhandenen Einträge passen zueinander, aber das Journal wurde entfernt oder ist ein anderes: Ob vorher die letzten abgeschnitten wurden, kann niemand sagen.</translation>
    </message>
    <message>
        <source>The audit log was tampered with:</source>
        <translation>Das Audit-Protokoll wurde verändert:</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Save a Copy of the Audit Log</source>
        <translation>Kopie des Audit-Protokolls speichern</translation>
    </message>
    <message>
        <source>Audit log (*.jsonl)</source>
        <translation>Audit-Protokoll (*.jsonl)</translation>
    </message>
    <message>
        <source>Audit log saved to %1.</source>
        <translation>Audit-Protokoll in %1 gespeichert.</translation>
    </message>
    <message>
        <source>The audit log could not be saved to %1: %2</source>
        <translation>Das Audit-Protokoll konnte nicht in %1 gespeichert werden: %2</translation>
    </message>
    <message>
        <source>The audit log could not be read: %1</source>
        <translation>Das Audit-Protokoll konnte nicht gelesen werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln line(s) of the audit log were looked at, the rest was not.</source>
        <translation>
            <numerusform>Angehalten: %Ln Zeile des Audit-Protokolls wurde angesehen, der Rest nicht.</numerusform>
            <numerusform>Angehalten: %Ln Zeilen des Audit-Protokolls wurden angesehen, der Rest nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them was altered or moved.</source>
        <translation>Keine davon wurde verändert oder verschoben.</translation>
    </message>
    <message>
        <source>Stop what is being looked at</source>
        <translation>Anhalten, was gerade nachgesehen wird</translation>
    </message>
</context>
<context>
    <name>Provost::AppServices</name>
    <message>
        <source>There is no connection named “%1”.</source>
        <translation>Es gibt keine Verbindung namens „%1“.</translation>
    </message>
    <message>
        <source>The practice directory did not start: %1</source>
        <translation>Das Übungsverzeichnis ist nicht gestartet: %1</translation>
    </message>
    <message>
        <source>Practice directory</source>
        <translation>Übungsverzeichnis</translation>
    </message>
    <message>
        <source>The connection was not saved: %1</source>
        <translation>Die Verbindung wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>A profile of yours cannot be used: %1</source>
        <translation>Eines Ihrer Profile kann nicht verwendet werden: %1</translation>
    </message>
    <message>
        <source>The secret was not kept: %1</source>
        <translation>Das Geheimnis wurde nicht aufbewahrt: %1</translation>
    </message>
    <message>
        <source>Another window could not be opened.</source>
        <translation>Ein weiteres Fenster ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Saved %1. It is used when the connection is next opened.</source>
        <translation>%1 gespeichert. Es gilt, sobald die Verbindung wieder geöffnet wird.</translation>
    </message>
    <message>
        <source>The profile was not saved: %1</source>
        <translation>Das Profil wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Nothing can be applied: %1</source>
        <translation>Es kann nichts angewendet werden: %1</translation>
    </message>
    <message>
        <source>What was read last time cannot be opened, and nothing is kept this time: its key is locked or missing.</source>
        <translation>Was beim letzten Mal gelesen wurde, lässt sich nicht öffnen, und diesmal wird nichts aufbewahrt: Der Schlüssel ist gesperrt oder fehlt.</translation>
    </message>
    <message>
        <source>How it signs in has changed: what was read last time may be of another directory until it is read again.</source>
        <translation>Die Anmeldung wurde geändert: Was beim letzten Mal gelesen wurde, kann aus einem anderen Verzeichnis sein, bis es neu gelesen ist.</translation>
    </message>
</context>
<context>
    <name>Provost::ApplyCommand</name>
    <message>
        <source>A saved change set, - for standard input.</source>
        <translation>Gespeicherte Änderungen, - für die Standardeingabe.</translation>
    </message>
    <message>
        <source>apply takes one change set</source>
        <translation>apply nimmt eine Datei mit Änderungen</translation>
    </message>
    <message>
        <source>Give a secret that was taken out when the file was saved: password=@env:VARIABLE, @FILE or @- (a line of standard input); for one object alone NAME:password=...</source>
        <translation>Ein Geheimnis angeben, das beim Speichern der Datei herausgenommen wurde: password=@env:VARIABLE, @DATEI oder @- (eine Zeile der Standardeingabe); nur für ein Objekt NAME:password=...</translation>
    </message>
    <message>
        <source>Take such secrets from &lt;file&gt;: resources of the same names, or a change set that has them.</source>
        <translation>Solche Geheimnisse aus &lt;Datei&gt; nehmen: Ressourcen desselben Namens oder ein Änderungssatz, der sie hat.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>provost: nothing in --in or --set belongs to a secret that was taken out of the file</source>
        <translation>provost: Nichts in --in oder --set gehört zu einem Geheimnis, das aus der Datei herausgenommen wurde</translation>
    </message>
</context>
<context>
    <name>Provost::AttributeTreeModel</name>
    <message>
        <source>%1 of binary data</source>
        <translation>%1 Binärdaten</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>ein Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und ein weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in any schema</source>
        <translation>In keinem Schema</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>attribute and type: E-mail · work</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>primär</translation>
    </message>
</context>
<context>
    <name>Provost::AttributeView</name>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>&amp;Copy Value</source>
        <translation>Wert &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy Attribute &amp;Name</source>
        <translation>Attribut&amp;namen kopieren</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
</context>
<context>
    <name>Provost::AuditCommand</name>
    <message>
        <source>verify finds any line that was edited, removed, moved or added; show prints the records.</source>
        <translation>verify findet jede Zeile, die verändert, entfernt, verschoben oder hinzugefügt wurde; show gibt die Einträge aus.</translation>
    </message>
    <message>
        <source>Show the records of this run only.</source>
        <translation>Nur die Einträge dieses Laufs zeigen.</translation>
    </message>
    <message>
        <source>audit takes verify, or show and perhaps the number of a run</source>
        <translation>audit nimmt verify, oder show und vielleicht die Nummer eines Laufs</translation>
    </message>
    <message>
        <source>line %1: %2: %3</source>
        <translation>Zeile %1: %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>The audit log is intact: %n record(s).</source>
        <translation>
            <numerusform>Das Protokoll ist unversehrt: %n Eintrag.</numerusform>
            <numerusform>Das Protokoll ist unversehrt: %n Einträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>The audit log was tampered with.</source>
        <translation>Das Protokoll wurde verändert.</translation>
    </message>
    <message>
        <source>The records that are there fit together; without the journal nobody can tell whether the last ones are missing.</source>
        <translation>Die vorhandenen Einträge passen zusammen; ohne das Journal lässt sich nicht sagen, ob die letzten fehlen.</translation>
    </message>
    <message>
        <source>verify against a head that was noted earlier and kept elsewhere, as verify printed it: &lt;count&gt;:&lt;hash&gt;.</source>
        <translation>verify mit einem früher notierten und anderswo verwahrten Kopf, wie verify ihn ausgibt: &lt;Anzahl&gt;:&lt;Prüfsumme&gt;.</translation>
    </message>
    <message>
        <source>--head is the number of records and the hash of the last one, as verify printed them: 1204:b94d...</source>
        <translation>--head ist die Zahl der Einträge und die Prüfsumme des letzten, wie verify sie ausgibt: 1204:b94d...</translation>
    </message>
    <message>
        <source>Head: %1</source>
        <translation>Kopf: %1</translation>
    </message>
</context>
<context>
    <name>Provost::BarButton</name>
    <message>
        <source>%1: %2</source>
        <comment>what a bar counts, and how many</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Provost::BinaryEditor</name>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>%1: remove</source>
        <translation>%1: entfernen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>The file cannot be read, or is larger than %1.</source>
        <translation>Die Datei ist nicht lesbar oder größer als %1.</translation>
    </message>
</context>
<context>
    <name>Provost::BooleanEditor</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>Provost::BrowsePage</name>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>Als &amp;CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Ids</source>
        <translation>&amp;IDs kopieren</translation>
    </message>
    <message>
        <source>&amp;Sort by This Column</source>
        <translation>Nach dieser Spalte &amp;sortieren</translation>
    </message>
    <message>
        <source>Choose C&amp;olumns…</source>
        <translation>Spalten &amp;wählen…</translation>
    </message>
    <message>
        <source>%1 does not sort by “%2”.</source>
        <translation>%1 sortiert nicht nach „%2“.</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Try &amp;Again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>eins ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Filter for This Value</source>
        <translation>Nach diesem Wert &amp;filtern</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ausgewählt.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>Eine Zeile kopiert.</numerusform>
            <numerusform>%n Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected row(s) are not read yet and were left out.</source>
        <translation>
            <numerusform>Eine ausgewählte Zeile ist noch nicht gelesen und wurde ausgelassen.</numerusform>
            <numerusform>%n ausgewählte Zeilen sind noch nicht gelesen und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Edit Mem&amp;bers</source>
        <translation>Mit&amp;glieder bearbeiten</translation>
    </message>
    <message>
        <source>Edit Mem&amp;berships</source>
        <translation>Mit&amp;gliedschaften bearbeiten</translation>
    </message>
    <message>
        <source>An export is being written; one at a time.</source>
        <translation>Es wird gerade ein Export geschrieben; immer nur einer zur Zeit.</translation>
    </message>
    <message>
        <source>%1 cannot be asked for what is searched, and nothing is shown that could be written. Clear the search first, or read everything.</source>
        <translation>%1 lässt sich nach dem Gesuchten nicht fragen, und es ist nichts zu sehen, was sich schreiben ließe. Leeren Sie erst die Suche, oder lesen Sie alles.</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Writing %1: %2 so far</source>
        <comment>file, number</comment>
        <translation>%1 wird geschrieben: bisher %2</translation>
    </message>
    <message>
        <source>Writing %1: %2 of %3</source>
        <comment>file, numbers</comment>
        <translation>%1 wird geschrieben: %2 von %3</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 wurde nicht geschrieben: %2</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln written to %1.</source>
        <translation>
            <numerusform>%Ln in %1 geschrieben.</numerusform>
            <numerusform>%Ln in %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) longer than Excel takes were cut; CSV and JSON hold them whole.</source>
        <translation>
            <numerusform>%Ln Zelle war länger, als Excel erlaubt, und wurde gekürzt; CSV und JSON enthalten sie ganz.</numerusform>
            <numerusform>%Ln Zellen waren länger, als Excel erlaubt, und wurden gekürzt; CSV und JSON enthalten sie ganz.</numerusform>
        </translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>Written from what was read here, %1; the provider is asked nothing.</source>
        <comment>as of a time</comment>
        <translation>Aus dem hier Gelesenen geschrieben, %1; der Anbieter wird nichts gefragt.</translation>
    </message>
    <message>
        <source>Read from the provider: %1.</source>
        <comment>calls, money, time</comment>
        <translation>Wird vom Anbieter gelesen: %1.</translation>
    </message>
    <message>
        <source>Read from the provider, who does not say how much there is.</source>
        <translation>Wird vom Anbieter gelesen; er sagt nicht, wie viel es ist.</translation>
    </message>
    <message>
        <source>%1 · only “%2”</source>
        <comment>where was searched, a quick filter</comment>
        <translation>%1 · nur „%2“</translation>
    </message>
    <message>
        <source>%1 cannot filter by: %2</source>
        <comment>name of a provider, a SCIM filter</comment>
        <translation>%1 kann nicht filtern nach: %2</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Lesen anhalten</translation>
    </message>
    <message>
        <source>Stopped: not all of this list was read.</source>
        <translation>Angehalten: Diese Liste wurde nicht ganz gelesen.</translation>
    </message>
</context>
<context>
    <name>Provost::BusyLine</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>Provost::CapabilityModel</name>
    <message>
        <source>Noticed in what it says of itself</source>
        <translation>Auffällig an den eigenen Angaben</translation>
    </message>
    <message>
        <source>As of %1, from %2</source>
        <translation>Stand %1, aus %2</translation>
    </message>
    <message>
        <source>Known of this kind of provider</source>
        <extracomment>the lines below it are long and in English: add that, as in &quot;Known of this kind of provider (in English)&quot;</extracomment>
        <translation>Von dieser Art Anbieter bekannt (auf Englisch)</translation>
    </message>
    <message>
        <source>At odds with %1.</source>
        <translation>Im Widerspruch zu %1.</translation>
    </message>
    <message>
        <source>Noted: %1</source>
        <translation>Vermerkt: %1</translation>
    </message>
    <message>
        <source>Asked: %1</source>
        <translation>Gefragt: %1</translation>
    </message>
    <message>
        <source>Capability</source>
        <translation>Fähigkeit</translation>
    </message>
    <message>
        <source>Provider says</source>
        <translation>Anbieter sagt</translation>
    </message>
    <message>
        <source>Profile says</source>
        <translation>Profil sagt</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>Provost::CellEdit</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Provost::CertificateField</name>
    <message>
        <source>B&amp;rowse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>File with extra CA certificates</source>
        <translation>Datei mit zusätzlichen CA-Zertifikaten</translation>
    </message>
    <message>
        <source>Only for servers with a certificate of your own CA</source>
        <translation>Nur für Server mit einem Zertifikat Ihrer eigenen CA</translation>
    </message>
    <message>
        <source>Choose the file with extra CA certificates</source>
        <translation>Datei mit zusätzlichen CA-Zertifikaten wählen</translation>
    </message>
    <message>
        <source>Extra CA certificates</source>
        <translation>Zusätzliche CA-Zertifikate</translation>
    </message>
    <message>
        <source>PEM certificates (*.pem *.crt *.cer)</source>
        <translation>PEM-Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>Die Datei kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>There is no certificate in PEM form in this file.</source>
        <translation>In dieser Datei ist kein Zertifikat im PEM-Format.</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) trusted for this connection only.</source>
        <translation>
            <numerusform>Ein Zertifikat, dem nur diese Verbindung vertraut.</numerusform>
            <numerusform>%n Zertifikate, denen nur diese Verbindung vertraut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ChangeListModel</name>
    <message>
        <source>Member added</source>
        <translation>Mitglied hinzugefügt</translation>
    </message>
    <message>
        <source>Member removed</source>
        <translation>Mitglied entfernt</translation>
    </message>
    <message>
        <source>… and more members</source>
        <translation>… und weitere Mitglieder</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>Provost::ChangesPage</name>
    <message>
        <source>Re&amp;view and Apply</source>
        <translation>&amp;Prüfen und anwenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Take this one back</source>
        <translation>Dieses zurücknehmen</translation>
    </message>
    <message>
        <source>Discard all</source>
        <translation>Alle verwerfen</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>In eine Datei sichern</translation>
    </message>
    <message>
        <source>Open a file of changes</source>
        <translation>Datei mit Änderungen öffnen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Keine Änderungen</translation>
    </message>
    <message>
        <source>What you edit, create or delete is collected here first. Nothing is sent before you have reviewed it.</source>
        <translation>Was Sie bearbeiten, anlegen oder löschen, sammelt sich zuerst hier. Nichts wird gesendet, bevor Sie es geprüft haben.</translation>
    </message>
    <message>
        <source>Open a File of Changes…</source>
        <translation>Datei mit Änderungen öffnen …</translation>
    </message>
    <message>
        <source>Save the changes to a file</source>
        <translation>Änderungen in eine Datei sichern</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) to change</source>
        <translation>
            <numerusform>%n Objekt zu ändern</numerusform>
            <numerusform>%n Objekte zu ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo “%1” (Ctrl+Z)</source>
        <translation>„%1“ rückgängig (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo “%1” (Ctrl+Shift+Z)</source>
        <translation>„%1“ wiederholen (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Choose the object whose changes shall be taken back.</source>
        <translation>Wählen Sie das Objekt, dessen Änderungen zurückgenommen werden sollen.</translation>
    </message>
    <message>
        <source>Take back %1</source>
        <translation>%1 zurücknehmen</translation>
    </message>
    <message>
        <source>All changes discarded. Ctrl+Z brings them back.</source>
        <translation>Alle Änderungen verworfen. Strg+Z bringt sie zurück.</translation>
    </message>
    <message>
        <source>Save the Changes</source>
        <translation>Änderungen sichern</translation>
    </message>
    <message>
        <source>Change sets (*.json)</source>
        <translation>Änderungen (*.json)</translation>
    </message>
    <message>
        <source>The changes could not be saved to %1: %2</source>
        <translation>Die Änderungen konnten nicht in %1 gesichert werden: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Saved to %1, without passwords.</source>
        <translation>In %1 gesichert, ohne Passwörter.</translation>
    </message>
    <message>
        <source>Open a File of Changes</source>
        <translation>Datei mit Änderungen öffnen</translation>
    </message>
    <message>
        <source>This file holds no changes that can be used: %1</source>
        <translation>Diese Datei enthält keine brauchbaren Änderungen: %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) added from the file.</source>
        <translation>
            <numerusform>%n Änderung aus der Datei hinzugefügt.</numerusform>
            <numerusform>%n Änderungen aus der Datei hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was added: %1</source>
        <translation>Nichts wurde hinzugefügt: %1</translation>
    </message>
</context>
<context>
    <name>Provost::CheckDelegate</name>
    <message>
        <source>Text of the cell, of several lines</source>
        <translation>Text der Zelle, mehrzeilig</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>behoben</translation>
    </message>
</context>
<context>
    <name>Provost::CheckModel</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>Provost::CheckPane</name>
    <message>
        <source>&amp;Next Problem</source>
        <translation>&amp;Nächstes Problem</translation>
    </message>
    <message>
        <source>&amp;Leave This Row Out</source>
        <translation>Zeile &amp;auslassen</translation>
    </message>
    <message>
        <source>Check A&amp;gain</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>Rows with problems</source>
        <translation>Zeilen mit Problemen</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>Nächstes Problem</translation>
    </message>
    <message>
        <source>Leave this row out</source>
        <translation>Diese Zeile auslassen</translation>
    </message>
    <message>
        <source>Next problem (F8)</source>
        <translation>Nächstes Problem (F8)</translation>
    </message>
    <message>
        <source>The row stays in the file and out of the import (Ctrl+Del)</source>
        <translation>Die Zeile bleibt in der Datei und wird nicht importiert (Strg+Entf)</translation>
    </message>
    <message>
        <source>All of these are mended.</source>
        <translation>Alle diese sind behoben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) to mend.</source>
        <translation>
            <numerusform>%Ln Zeile zu beheben.</numerusform>
            <numerusform>%Ln Zeilen zu beheben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) checked</source>
        <translation>
            <numerusform>%Ln Zeile geprüft</numerusform>
            <numerusform>%Ln Zeilen geprüft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <translation>
            <numerusform>%Ln mit einem Problem</numerusform>
            <numerusform>%Ln mit einem Problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to look at</source>
        <translation>
            <numerusform>%Ln mit einem Hinweis</numerusform>
            <numerusform>%Ln mit einem Hinweis</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %L1 are shown</source>
        <translation>die ersten %L1 sind zu sehen</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message numerus="yes">
        <source>Nothing wrong in %Ln row(s)</source>
        <translation>
            <numerusform>Kein Fehler in %Ln Zeile</numerusform>
            <numerusform>Kein Fehler in %Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no rows below the header</source>
        <translation>Unter der Kopfzeile stehen keine Zeilen</translation>
    </message>
    <message>
        <source>Next, the directory is asked who of them exists already. Nothing is changed by that.</source>
        <translation>Als Nächstes wird das Verzeichnis gefragt, wen es schon gibt. Dadurch ändert sich nichts.</translation>
    </message>
    <message>
        <source>Choose another file, or another sheet of it.</source>
        <translation>Wählen Sie eine andere Datei oder ein anderes Blatt.</translation>
    </message>
    <message>
        <source>Row %L1</source>
        <translation>Zeile %L1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a row and what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: nothing is wrong any more.</source>
        <translation>%1: alles in Ordnung.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other row(s) say “%1” here too.</source>
        <translation>
            <numerusform>%Ln weitere Zeile enthält hier auch „%1“.</numerusform>
            <numerusform>%Ln weitere Zeilen enthalten hier auch „%1“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace All by “%1”</source>
        <translation>Alle durch „%1“ ersetzen</translation>
    </message>
    <message numerus="yes">
        <source>Replaced in %Ln row(s), and in all others of the file.</source>
        <translation>
            <numerusform>In %Ln Zeile ersetzt, und in allen anderen der Datei.</numerusform>
            <numerusform>In %Ln Zeilen ersetzt, und in allen anderen der Datei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Row %L1 is left out. The file stays as it is.</source>
        <translation>Zeile %L1 wird ausgelassen. Die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>There is no problem left among the rows shown.</source>
        <translation>In den gezeigten Zeilen ist kein Problem mehr.</translation>
    </message>
</context>
<context>
    <name>Provost::CodeView</name>
    <message>
        <source>Source text</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Find in text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Only the first %L1 of %L2 characters are shown; copying takes all of them.</source>
        <translation>Nur die ersten %L1 von %L2 Zeichen werden gezeigt; kopiert werden alle.</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>ein Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Find a column</source>
        <translation>Spalte suchen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Tick what the table shows. Drag to change the order.</source>
        <translation>Haken Sie an, was die Tabelle zeigt. Ziehen ändert die Reihenfolge.</translation>
    </message>
</context>
<context>
    <name>Provost::Command</name>
    <message>
        <source>Keep Provost&apos;s own files in &lt;dir&gt;.</source>
        <translation>Provosts eigene Dateien in &lt;Ordner&gt; ablegen.</translation>
    </message>
    <message>
        <source>dir</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>table, json, jsonl or csv; a table at a terminal, else json. csv is for programs: no formula in it is defused, as export does for spreadsheets.</source>
        <translation>table, json, jsonl oder csv; am Terminal eine Tabelle, sonst json. csv ist für Programme: Keine Formel darin wird entschärft, wie es export für Tabellenkalkulationen tut.</translation>
    </message>
    <message>
        <source>format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Write the data to &lt;file&gt; instead of standard output.</source>
        <translation>Die Daten in &lt;Datei&gt; statt auf die Standardausgabe schreiben.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Say nothing on standard error but errors.</source>
        <translation>Auf der Standardfehlerausgabe nur Fehler melden.</translation>
    </message>
    <message>
        <source>Logging rules, such as provost.net.debug=true.</source>
        <translation>Protokollregeln, etwa provost.net.debug=true.</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Append the log to &lt;file&gt;.</source>
        <translation>Das Protokoll an &lt;Datei&gt; anhängen.</translation>
    </message>
    <message>
        <source>provost: the output could not be written</source>
        <translation>provost: Die Ausgabe konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>provost: %1</source>
        <translation>provost: %1</translation>
    </message>
</context>
<context>
    <name>Provost::CompareCommand</name>
    <message>
        <source>A snapshot: how it was.</source>
        <translation>Ein Stand: wie es war.</translation>
    </message>
    <message>
        <source>A later snapshot; else the target as it is now.</source>
        <translation>Ein späterer Stand; sonst das Ziel, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>The attribute by which objects are the same, such as userName; the id if not given.</source>
        <translation>Das Attribut, an dem dieselben Objekte erkannt werden, etwa userName; ohne Angabe die ID.</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Write the changes that make the later state the earlier one again to &lt;file&gt;.</source>
        <translation>Die Änderungen, die aus dem späteren wieder den früheren Stand machen, in &lt;Datei&gt; schreiben.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>compare takes one snapshot and a target, or two snapshots</source>
        <translation>compare verlangt einen Stand und ein Ziel oder zwei Stände</translation>
    </message>
    <message>
        <source>%1: %2 read</source>
        <translation>%1: %2 gelesen</translation>
    </message>
    <message>
        <source>schema: %1</source>
        <translation>schema: %1</translation>
    </message>
    <message>
        <source>--changeset goes by ids, which --match does not look at</source>
        <translation>--changeset richtet sich nach Ids, auf die --match nicht achtet</translation>
    </message>
    <message>
        <source>%1 is a snapshot of %2 and not of %3: no --changeset is made of that</source>
        <translation>%1 ist eine Momentaufnahme von %2 und nicht von %3: daraus wird kein --changeset gemacht</translation>
    </message>
    <message>
        <source>provost: %1 is a snapshot of %2 and not of %3; without --match objects are the same when their ids are</source>
        <translation>provost: %1 ist eine Momentaufnahme von %2 und nicht von %3; ohne --match ist dasselbe, was dieselbe Id hat</translation>
    </message>
    <message numerus="yes">
        <source>provost: %n membership(s) and reference(s) left out: who they name is gone and not brought back</source>
        <translation>
            <numerusform>provost: %n Mitgliedschaft oder Verweis ausgelassen: Wer darin genannt ist, fehlt und wird nicht zurückgebracht</numerusform>
            <numerusform>provost: %n Mitgliedschaften und Verweise ausgelassen: Wer darin genannt ist, fehlt und wird nicht zurückgebracht</numerusform>
        </translation>
    </message>
    <message>
        <source>The snapshot is of this directory, though neither shows it: several share its base URL.</source>
        <translation>Die Momentaufnahme ist von diesem Verzeichnis, obwohl beide es nicht zeigen: Mehrere haben dieselbe Basis-URL.</translation>
    </message>
    <message>
        <source>several directories share %2, and %1 does not show which of them it is of; if it is this one, say --same-directory</source>
        <translation>mehrere Verzeichnisse haben %2, und %1 zeigt nicht, von welchem es ist; ist es dieses, geben Sie --same-directory an</translation>
    </message>
    <message>
        <source>%1 is a snapshot of another directory behind %2: no --changeset is made of that</source>
        <translation>%1 ist eine Momentaufnahme eines anderen Verzeichnisses hinter %2: daraus wird kein --changeset gemacht</translation>
    </message>
    <message>
        <source>provost: several directories share %2, and %1 does not show which of them it is of</source>
        <translation>provost: mehrere Verzeichnisse haben %2, und %1 zeigt nicht, von welchem es ist</translation>
    </message>
    <message>
        <source>provost: %1 is a snapshot of another directory behind %2; without --match objects are the same when their ids are</source>
        <translation>provost: %1 ist eine Momentaufnahme eines anderen Verzeichnisses hinter %2; ohne --match ist dasselbe, was dieselbe Id hat</translation>
    </message>
    <message>
        <source>provost: who is made anew is without what the provider does not show in lists: %1</source>
        <translation>provost: Wer neu angelegt wird, ist ohne das, was der Anbieter in Listen nicht zeigt: %1</translation>
    </message>
    <message numerus="yes">
        <source>provost: %n object(s) not deleted: they are older than the snapshot, which does not have them</source>
        <translation>
            <numerusform>provost: %n Objekt nicht gelöscht: Es ist älter als die Momentaufnahme, in der es fehlt</numerusform>
            <numerusform>provost: %n Objekte nicht gelöscht: Sie sind älter als die Momentaufnahme, in der sie fehlen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::CompareDialog</name>
    <message>
        <source>&amp;Only what differs</source>
        <translation>&amp;Nur Unterschiede</translation>
    </message>
    <message>
        <source>Compare %1 and %2</source>
        <translation>%1 und %2 vergleichen</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>Keine Unterschiede</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::CompareView</name>
    <message>
        <source>This server shows people only: groups in these groups cannot be seen, and are not compared.</source>
        <translation>Dieser Server zeigt nur Personen: Gruppen in diesen Gruppen sind nicht zu sehen und werden nicht verglichen.</translation>
    </message>
    <message>
        <source>Which two people are compared?</source>
        <translation>Welche beiden Personen werden verglichen?</translation>
    </message>
    <message>
        <source>Which two groups are compared?</source>
        <translation>Welche beiden Gruppen werden verglichen?</translation>
    </message>
    <message>
        <source>Type their names above. What only one has, and what both have, is shown here, and can be given to the other.</source>
        <translation>Geben Sie oben die Namen ein. Hier steht dann, was nur eine Seite hat und was beide haben, und es lässt sich der anderen geben.</translation>
    </message>
    <message>
        <source>Only the first</source>
        <translation>Nur in der ersten</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Only the second</source>
        <translation>Nur in der zweiten</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>Zwei Personen</translation>
    </message>
    <message>
        <source>Two groups</source>
        <translation>Zwei Gruppen</translation>
    </message>
    <message>
        <source>A: type a person&apos;s name</source>
        <translation>A: Name einer Person</translation>
    </message>
    <message>
        <source>A: type a group&apos;s name</source>
        <translation>A: Name einer Gruppe</translation>
    </message>
    <message>
        <source>B: type a person&apos;s name</source>
        <translation>B: Name einer Person</translation>
    </message>
    <message>
        <source>B: type a group&apos;s name</source>
        <translation>B: Name einer Gruppe</translation>
    </message>
    <message>
        <source>A</source>
        <comment>the first of two that are compared</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <comment>the second of two that are compared</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
    <message numerus="yes">
        <source>Give %1 the %Ln selected</source>
        <translation>
            <numerusform>%1 das %Ln gewählte geben</numerusform>
            <numerusform>%1 die %Ln gewählten geben</numerusform>
        </translation>
    </message>
    <message>
        <source>Give %1 what %2 has</source>
        <translation>%1 geben, was %2 hat</translation>
    </message>
    <message>
        <source>Make %1 just like %2</source>
        <translation>%1 genau wie %2 machen</translation>
    </message>
    <message>
        <source>This server does not tell which groups a person is in.</source>
        <translation>Dieser Server sagt nicht, in welchen Gruppen eine Person ist.</translation>
    </message>
    <message>
        <source>This server never tells who is in a group.</source>
        <translation>Dieser Server sagt nie, wer in einer Gruppe ist.</translation>
    </message>
    <message>
        <source>One of the lists may have been cut off by the server.</source>
        <translation>Eine der Listen hat der Server vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>One of the groups is shown without members: it is empty, or the server withholds them.</source>
        <translation>Eine der Gruppen zeigt der Server ohne Mitglieder: Sie ist leer, oder er hält sie zurück.</translation>
    </message>
</context>
<context>
    <name>Provost::ConflictDialog</name>
    <message>
        <source>All &amp;Mine</source>
        <translation>Alle &amp;meine</translation>
    </message>
    <message>
        <source>All &amp;Theirs</source>
        <translation>Alle f&amp;remden</translation>
    </message>
    <message>
        <source>&amp;Use These</source>
        <translation>Diese &amp;übernehmen</translation>
    </message>
    <message>
        <source>%1: changed by somebody else</source>
        <translation>%1: von jemand anderem geändert</translation>
    </message>
    <message>
        <source>The three versions of each value</source>
        <translation>Die drei Fassungen jedes Werts</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>On the server now</source>
        <translation>Jetzt auf dem Server</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihr Wert</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>Reading what is on the server now…</source>
        <translation>Lese, was jetzt auf dem Server ist…</translation>
    </message>
    <message>
        <source>%1 has been deleted by somebody else. There is nothing left to change: the edit is dropped.</source>
        <translation>%1 wurde von jemand anderem gelöscht. Es gibt nichts mehr zu ändern: die Änderung entfällt.</translation>
    </message>
    <message>
        <source>&amp;Drop the Edit</source>
        <translation>Änderung &amp;verwerfen</translation>
    </message>
    <message>
        <source>Somebody else has changed %1 since you edited it. Say for each value which stays; the others are kept as they are on the server.</source>
        <translation>%1 wurde von jemand anderem geändert, seit Sie es bearbeitet haben. Sagen Sie für jeden Wert, welcher bleibt; die übrigen bleiben wie auf dem Server.</translation>
    </message>
    <message>
        <source>Nothing you edited of %1 was changed to something else meanwhile.</source>
        <translation>Nichts, was Sie an %1 bearbeitet haben, wurde inzwischen anders geändert.</translation>
    </message>
    <message>
        <source>(none)</source>
        <comment>no value</comment>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Fremder</translation>
    </message>
    <message>
        <source>What stays of %1</source>
        <translation>Was von %1 bleibt</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meiner</translation>
    </message>
    <message>
        <source>Both, merged</source>
        <translation>Beide, vereint</translation>
    </message>
    <message>
        <source>Settle %1</source>
        <translation>%1 klären</translation>
    </message>
    <message>
        <source>The edit of %1 was dropped.</source>
        <translation>Die Änderung an %1 wurde verworfen.</translation>
    </message>
    <message>
        <source>Settled: %1. Nothing is sent before you apply it.</source>
        <translation>Geklärt: %1. Gesendet wird erst, wenn Sie es anwenden.</translation>
    </message>
    <message>
        <source>First say for each value which stays.</source>
        <translation>Bestimmen Sie zuerst für jeden Wert, welcher bleibt.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Somebody else has changed %1 since you chose to delete it: perhaps it is needed after all.</source>
        <translation>Jemand anders hat %1 geändert, seit Sie das Löschen gewählt haben: Vielleicht wird es doch gebraucht.</translation>
    </message>
    <message>
        <source>Nobody has changed %1 since you chose to delete it.</source>
        <translation>Niemand hat %1 geändert, seit Sie das Löschen gewählt haben.</translation>
    </message>
    <message>
        <source>&amp;Delete It All the Same</source>
        <translation>&amp;Trotzdem löschen</translation>
    </message>
</context>
<context>
    <name>Provost::ConnectDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save and &amp;open</source>
        <translation>Speichern und ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Connect to a directory</source>
        <translation>Mit einem Verzeichnis verbinden</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>Verbindung bearbeiten</translation>
    </message>
    <message>
        <source>Stop t&amp;est</source>
        <translation>T&amp;est anhalten</translation>
    </message>
    <message>
        <source>T&amp;est</source>
        <translation>T&amp;esten</translation>
    </message>
    <message>
        <source>This leads elsewhere than before, or signs in another way: what was kept is not sent there. Enter the secret again.</source>
        <translation>Das führt woandershin als bisher oder meldet sich anders an: Was aufbewahrt ist, wird nicht dorthin gesendet. Geben Sie das Geheimnis erneut ein.</translation>
    </message>
    <message>
        <source>Copy the address to sign in at</source>
        <translation>Adresse zum Anmelden kopieren</translation>
    </message>
    <message>
        <source>Sign in with another account</source>
        <translation>Mit einem anderen Konto anmelden</translation>
    </message>
    <message>
        <source>Take the secret out of the program&apos;s arguments: they are saved in the open, and everybody on this computer sees them. Let the program find it by itself.</source>
        <translation>Nehmen Sie das Geheimnis aus den Argumenten des Programms: Sie werden offen gespeichert, und jeder auf diesem Rechner sieht sie. Lassen Sie das Programm es selbst finden.</translation>
    </message>
</context>
<context>
    <name>Provost::ConnectForm</name>
    <message>
        <source>&amp;Production: every change is reviewed before it is made</source>
        <translation>&amp;Produktion: jede Änderung wird vor dem Ausführen geprüft</translation>
    </message>
    <message>
        <source>Te&amp;st: nothing depends on it</source>
        <translation>Testum&amp;gebung: nichts hängt davon ab</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>Basis-URL</translation>
    </message>
    <message>
        <source>Name of the connection</source>
        <translation>Name der Verbindung</translation>
    </message>
    <message>
        <source>Pro&amp;vider:</source>
        <translation>&amp;Anbieter:</translation>
    </message>
    <message>
        <source>Base &amp;URL:</source>
        <translation>Basis-&amp;URL:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Environment:</source>
        <translation>Umgebung:</translation>
    </message>
    <message>
        <source>There is a connection of this name; saving replaces it.</source>
        <translation>Es gibt schon eine Verbindung dieses Namens; Speichern ersetzt sie.</translation>
    </message>
    <message>
        <source>Read-onl&amp;y: Provost sends nothing that changes the directory</source>
        <translation>&amp;Schreibgeschützt: Provost sendet nichts, was das Verzeichnis ändert</translation>
    </message>
    <message>
        <source>A profile of yours cannot be used: %1</source>
        <translation>Eines Ihrer Profile kann nicht verwendet werden: %1</translation>
    </message>
</context>
<context>
    <name>Provost::ConnectionExtras</name>
    <message>
        <source>Keep what was read for searching on this computer, encrypted</source>
        <translation>Zum Suchen Gelesenes verschlüsselt auf diesem Rechner behalten</translation>
    </message>
    <message>
        <source>&amp;More settings</source>
        <translation>&amp;Mehr Einstellungen</translation>
    </message>
    <message>
        <source>Colour of the connection</source>
        <translation>Farbe der Verbindung</translation>
    </message>
    <message>
        <source>Billable calls a month</source>
        <translation>Berechnete Aufrufe im Monat</translation>
    </message>
    <message>
        <source>as many as needed</source>
        <translation>so viele wie nötig</translation>
    </message>
    <message>
        <source>Colour:</source>
        <translation>Farbe:</translation>
    </message>
    <message>
        <source>Calls a month:</source>
        <translation>Aufrufe im Monat:</translation>
    </message>
    <message>
        <source>Protected:</source>
        <translation>Geschützt:</translation>
    </message>
    <message>
        <source>admin*, break-glass: names no run may change unasked</source>
        <translation>admin*, notfall: Namen, die kein Lauf ungefragt ändert</translation>
    </message>
    <message>
        <source>Pro&amp;xy:</source>
        <translation>Pro&amp;xy:</translation>
    </message>
    <message>
        <source>The system&apos;s; or none, http://host:port, socks5://host:port</source>
        <translation>Der des Systems; oder none, http://host:port, socks5://host:port</translation>
    </message>
    <message>
        <source>Extra CA:</source>
        <translation>Weitere CA:</translation>
    </message>
    <message>
        <source>Fixed certificate:</source>
        <translation>Festes Zertifikat:</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint that the server must show</source>
        <translation>SHA-256-Fingerabdruck, den der Server zeigen muss</translation>
    </message>
    <message>
        <source>That of the environment</source>
        <translation>Die der Umgebung</translation>
    </message>
    <message>
        <source>Not a proxy: none, http://host:port or socks5://host:port, without a password.</source>
        <translation>Kein Proxy: none, http://host:port oder socks5://host:port, ohne Passwort.</translation>
    </message>
    <message>
        <source>A SHA-256 fingerprint has 64 hexadecimal digits; the test shows that of the server.</source>
        <translation>Ein SHA-256-Fingerabdruck hat 64 Hexadezimalziffern; der Test zeigt den des Servers.</translation>
    </message>
    <message>
        <source>Money a month, in the currency of the provider&apos;s price</source>
        <translation>Geld im Monat, in der Währung des Anbieterpreises</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Money a month:</source>
        <translation>Geld im Monat:</translation>
    </message>
    <message>
        <source>Own account:</source>
        <translation>Eigenes Konto:</translation>
    </message>
    <message>
        <source>User name, where the token does not tell it: asked before it is disabled</source>
        <translation>Benutzername, falls das Token ihn nicht nennt: Rückfrage vor dem Deaktivieren</translation>
    </message>
    <message>
        <source>Admins:</source>
        <translation>Administratoren:</translation>
    </message>
    <message>
        <source>Roles and groups; *admin*: asked before one of them is disabled</source>
        <translation>Rollen und Gruppen; *admin*: Rückfrage vor dem Deaktivieren</translation>
    </message>
    <message>
        <source>This provider has no price for a call: money limits nothing here. Limit the calls instead.</source>
        <translation>Dieser Anbieter hat keinen Preis je Aufruf: Geld begrenzt hier nichts. Begrenzen Sie stattdessen die Aufrufe.</translation>
    </message>
    <message>
        <source>Proxy user:</source>
        <translation>Proxy-Benutzer:</translation>
    </message>
    <message>
        <source>Where the proxy asks for one</source>
        <translation>Wenn der Proxy einen verlangt</translation>
    </message>
    <message>
        <source>Proxy password:</source>
        <translation>Proxy-Passwort:</translation>
    </message>
    <message>
        <source>Kept with the secrets, for this proxy and user</source>
        <translation>Bei den Geheimnissen aufbewahrt, für diesen Proxy und Benutzer</translation>
    </message>
</context>
<context>
    <name>Provost::ConnectionList</name>
    <message>
        <source>Saved connections</source>
        <translation>Gespeicherte Verbindungen</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>name, environment, address</comment>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>Provost::ConnectionSwitcher</name>
    <message>
        <source>Switch the directory (Ctrl+O)</source>
        <translation>Verzeichnis wechseln (Strg+O)</translation>
    </message>
    <message>
        <source>No directory open</source>
        <translation>Kein Verzeichnis offen</translation>
    </message>
    <message>
        <source>Directory %1, %2</source>
        <translation>Verzeichnis %1, %2</translation>
    </message>
    <message>
        <source>Open the &amp;Practice Directory</source>
        <translation>&amp;Übungsverzeichnis öffnen</translation>
    </message>
    <message>
        <source>&amp;Connect to a Directory…</source>
        <translation>Mit einem Verzeichnis &amp;verbinden…</translation>
    </message>
    <message>
        <source>&amp;Manage Connections…</source>
        <translation>Verbindungen ver&amp;walten…</translation>
    </message>
</context>
<context>
    <name>Provost::ConnectionTester</name>
    <message>
        <source>it shows no whole lists: people and groups are there once you search for them</source>
        <translation>es zeigt keine ganzen Listen: Personen und Gruppen sind da, sobald Sie nach ihnen suchen</translation>
    </message>
    <message>
        <source>%1: not declared</source>
        <translation>%1: keine Angabe</translation>
    </message>
    <message>
        <source>%1: yes</source>
        <translation>%1: ja</translation>
    </message>
    <message>
        <source>%1: no</source>
        <translation>%1: nein</translation>
    </message>
    <message>
        <source>changing single attributes</source>
        <translation>einzelne Attribute ändern</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>sorting</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>bulk</source>
        <translation>Sammelaufträge</translation>
    </message>
    <message>
        <source>versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Read what it can do</source>
        <translation>Fähigkeiten lesen</translation>
    </message>
    <message>
        <source>Read its resource types</source>
        <translation>Ressourcentypen lesen</translation>
    </message>
    <message>
        <source>Read its schemas</source>
        <translation>Schemas lesen</translation>
    </message>
    <message>
        <source>not to be had; those of the standard are used</source>
        <translation>nicht zu bekommen; es gelten die des Standards</translation>
    </message>
    <message numerus="yes">
        <source>%n schema(s)</source>
        <translation>
            <numerusform>ein Schema</numerusform>
            <numerusform>%n Schemas</numerusform>
        </translation>
    </message>
    <message>
        <source>there is nothing to read</source>
        <translation>es gibt nichts zu lesen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 on the first page</source>
        <translation>%1: %2 auf der ersten Seite</translation>
    </message>
    <message>
        <source>Look up %1</source>
        <translation>%1 nachschlagen</translation>
    </message>
    <message>
        <source>Reach it</source>
        <translation>Erreichen</translation>
    </message>
    <message>
        <source>Make the connection secure</source>
        <translation>Verbindung sichern</translation>
    </message>
    <message>
        <source>Get a token</source>
        <translation>Token holen</translation>
    </message>
    <message>
        <source>Read a first page</source>
        <translation>Erste Seite lesen</translation>
    </message>
    <message>
        <source>What may be done</source>
        <translation>Was erlaubt ist</translation>
    </message>
    <message>
        <source>Compare the clocks</source>
        <translation>Uhren vergleichen</translation>
    </message>
    <message>
        <source>sign in with your browser, which opens now; if it does not, copy the address into one on this computer</source>
        <translation>melden Sie sich in Ihrem Browser an, der sich jetzt öffnet; wenn nicht, kopieren Sie die Adresse in einen auf diesem Rechner</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what failed, what was seen</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>your browser did not open; the address to sign in at was copied: paste it into a browser on this computer</source>
        <translation>Ihr Browser hat sich nicht geöffnet; die Adresse zum Anmelden ist kopiert: fügen Sie sie in einen Browser auf diesem Rechner ein</translation>
    </message>
</context>
<context>
    <name>Provost::ConnectionsCommand</name>
    <message>
        <source>list, show NAME, add NAME, remove NAME, export FILE [NAME]..., import FILE.</source>
        <translation>list, show NAME, add NAME, remove NAME, export DATEI [NAME]..., import DATEI.</translation>
    </message>
    <message>
        <source>The environment variable that holds the token, client secret, password, or the key&apos;s passphrase.</source>
        <translation>Die Umgebungsvariable mit Token, Client-Geheimnis, Passwort oder Passphrase des Schlüssels.</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>The file that holds it.</source>
        <translation>Die Datei, in der es steht.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Keep certificate and key with the secrets, instead of reading the files each time.</source>
        <translation>Zertifikat und Schlüssel bei den Geheimnissen aufbewahren, statt jedes Mal die Dateien zu lesen.</translation>
    </message>
    <message>
        <source>add: replace the connection of that name.</source>
        <translation>add: die Verbindung dieses Namens ersetzen.</translation>
    </message>
    <message>
        <source>Keep secrets in the vault; the environment variable that holds its passphrase.</source>
        <translation>Geheimnisse im Tresor aufbewahren; die Umgebungsvariable mit seiner Passphrase.</translation>
    </message>
    <message>
        <source>connections: there is no action &quot;%1&quot;; it takes list, show, add, remove, export or import</source>
        <translation>connections: Es gibt keine Aktion „%1“; möglich sind list, show, add, remove, export und import</translation>
    </message>
    <message>
        <source>connections %1 takes %2</source>
        <translation>connections %1 verlangt %2</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>einen Namen</translation>
    </message>
    <message>
        <source>there is a connection named &quot;%1&quot; already; --replace replaces it</source>
        <translation>es gibt schon eine Verbindung namens „%1“; --replace ersetzt sie</translation>
    </message>
    <message>
        <source>there is no keychain here; --vault-passphrase-env makes a vault to keep the secret in</source>
        <translation>hier gibt es keinen Schlüsselbund; --vault-passphrase-env legt einen Tresor für das Geheimnis an</translation>
    </message>
    <message>
        <source>connections export takes a file, and names unless all are meant</source>
        <translation>connections export verlangt eine Datei und Namen, wenn nicht alle gemeint sind</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>import: also take the programs that connections of the file run to get a token.</source>
        <translation>import: auch die Programme übernehmen, die Verbindungen der Datei für ein Token starten.</translation>
    </message>
    <message>
        <source>import: also take the certificate authorities that connections of the file trust.</source>
        <translation>import: auch die Zertifizierungsstellen übernehmen, denen Verbindungen der Datei vertrauen.</translation>
    </message>
    <message>
        <source>It leads elsewhere now: the secret that was kept for it is not used there.</source>
        <translation>Sie führt jetzt woandershin: Das aufbewahrte Geheimnis wird dort nicht verwendet.</translation>
    </message>
    <message>
        <source>%1 runs a program to get a token: %2</source>
        <translation>%1 startet für ein Token ein Programm: %2</translation>
    </message>
    <message>
        <source>%1 would run a program to get a token, which was left out; --allow-commands takes it: %2</source>
        <translation>%1 würde für ein Token ein Programm starten; es wurde weggelassen, --allow-commands übernimmt es: %2</translation>
    </message>
    <message>
        <source>%1 trusts these authorities besides the system&apos;s: %2</source>
        <translation>%1 vertraut neben denen des Systems diesen Zertifizierungsstellen: %2</translation>
    </message>
    <message>
        <source>%1 would trust these authorities, which were left out; --allow-authorities takes them: %2</source>
        <translation>%1 würde diesen Zertifizierungsstellen vertrauen; sie wurden weggelassen, --allow-authorities übernimmt sie: %2</translation>
    </message>
    <message>
        <source>%1 goes through the proxy %2</source>
        <translation>%1 geht über den Proxy %2</translation>
    </message>
    <message>
        <source>connections list takes nothing more; connections show takes a name</source>
        <translation>connections list nimmt nichts weiter; connections show nimmt einen Namen</translation>
    </message>
    <message>
        <source>This provider has no price for a call: --budget-amount never stops anything, --budget-calls does.</source>
        <translation>Dieser Anbieter hat keinen Preis je Aufruf: --budget-amount hält nie etwas an, --budget-calls schon.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Weggelassen: %1</translation>
    </message>
    <message>
        <source>The environment variable that holds the password for the proxy.</source>
        <translation>Die Umgebungsvariable mit dem Passwort für den Proxy.</translation>
    </message>
    <message>
        <source>The vault is locked: its secrets are taken out of it when it is next opened.</source>
        <translation>Der Tresor ist gesperrt: Ihre Geheimnisse werden beim nächsten Öffnen daraus entfernt.</translation>
    </message>
    <message>
        <source>%1 sends its secret, or has people sign in, at %2, which is not known of its provider</source>
        <translation>%1 sendet das Geheimnis an %2 oder lässt dort anmelden, was von diesem Anbieter nicht bekannt ist</translation>
    </message>
    <message>
        <source>remove: also what is staged for the connection and was never sent.</source>
        <translation>remove: auch, was für die Verbindung vorgemerkt ist und nie gesendet wurde.</translation>
    </message>
    <message numerus="yes">
        <source>provost: staged changes of %n object(s) were never sent and would go with it: --discard-draft says so; nothing was changed</source>
        <translation>
            <numerusform>provost: Vorgemerkte Änderungen an %n Objekt wurden nie gesendet und gingen damit verloren: --discard-draft erlaubt das; nichts wurde geändert</numerusform>
            <numerusform>provost: Vorgemerkte Änderungen an %n Objekten wurden nie gesendet und gingen damit verloren: --discard-draft erlaubt das; nichts wurde geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>provost: a window has %1 open: what is staged there is kept</source>
        <translation>provost: Ein Fenster hat %1 geöffnet: was dort vorgemerkt ist, bleibt erhalten</translation>
    </message>
</context>
<context>
    <name>Provost::CreateCommand</name>
    <message>
        <source>A resource type, such as users.</source>
        <translation>Ein Ressourcentyp wie users.</translation>
    </message>
    <message>
        <source>Read the resource from &lt;file&gt;, - for standard input: one JSON object, an array of them, or one a line.</source>
        <translation>Die Ressource aus &lt;Datei&gt; lesen, - für die Standardeingabe: ein JSON-Objekt, ein Array davon oder eines je Zeile.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Set an attribute: userName=ann, emails[type eq &quot;work&quot;].value=ann@example.com, password=@env:VARIABLE; may be given several times.</source>
        <translation>Ein Attribut setzen: userName=ann, emails[type eq &quot;work&quot;].value=ann@example.com, password=@env:VARIABLE; mehrfach möglich.</translation>
    </message>
    <message>
        <source>create takes one resource type, such as users</source>
        <translation>create nimmt einen Ressourcentyp wie users</translation>
    </message>
    <message>
        <source>create needs --in FILE or --set PATH=VALUE</source>
        <translation>create braucht --in DATEI oder --set PFAD=WERT</translation>
    </message>
</context>
<context>
    <name>Provost::CreateDialog</name>
    <message>
        <source>New User</source>
        <translation>Neuer Benutzer</translation>
    </message>
    <message>
        <source>New Group</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>What you typed is not among the changes yet.</source>
        <translation>Was Sie eingegeben haben, gehört noch nicht zu den Änderungen.</translation>
    </message>
    <message>
        <source>&amp;Throw It Away</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Go On Typing</source>
        <translation>&amp;Weiterschreiben</translation>
    </message>
</context>
<context>
    <name>Provost::DateTimeEditor</name>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>%1: time zone</source>
        <translation>%1: Zeitzone</translation>
    </message>
    <message>
        <source>%1: calendar</source>
        <translation>%1: Kalender</translation>
    </message>
</context>
<context>
    <name>Provost::DeleteCommand</name>
    <message>
        <source>A resource type, such as users.</source>
        <translation>Ein Ressourcentyp wie users.</translation>
    </message>
    <message>
        <source>The resource&apos;s id.</source>
        <translation>Die ID der Ressource.</translation>
    </message>
    <message>
        <source>delete takes a resource type and an id</source>
        <translation>delete nimmt einen Ressourcentyp und eine ID</translation>
    </message>
</context>
<context>
    <name>Provost::DeleteGroupDialog</name>
    <message>
        <source>&amp;Delete the Group</source>
        <translation>Gruppe &amp;löschen</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Members of the group</source>
        <translation>Mitglieder der Gruppe</translation>
    </message>
    <message>
        <source>Reading who is in it…</source>
        <translation>Es wird gelesen, wer darin ist …</translation>
    </message>
    <message>
        <source>Who is in this group is not known. Whoever is loses what the group gives them.</source>
        <translation>Wer in dieser Gruppe ist, ist nicht bekannt. Wer darin ist, verliert, was die Gruppe gibt.</translation>
    </message>
    <message>
        <source>Nobody is in this group.</source>
        <translation>Niemand ist in dieser Gruppe.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) lose what this group gives them. They themselves stay.</source>
        <translation>
            <numerusform>%Ln Mitglied verliert, was diese Gruppe gibt. Die Person selbst bleibt.</numerusform>
            <numerusform>%Ln Mitglieder verlieren, was diese Gruppe gibt. Sie selbst bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>No people are in this group. Groups in it cannot be seen here.</source>
        <translation>In dieser Gruppe sind keine Personen. Gruppen darin sind hier nicht zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln member(s) lose what this group gives them. They themselves stay.</source>
        <translation>
            <numerusform>Mindestens %Ln Mitglied verliert, was diese Gruppe gibt. Die Person selbst bleibt.</numerusform>
            <numerusform>Mindestens %Ln Mitglieder verlieren, was diese Gruppe gibt. Sie selbst bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The deletion of %1 is staged. Nothing was sent yet.</source>
        <translation>Das Löschen von %1 ist vorgemerkt. Noch wurde nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>Provost::DeprovisionDialog</name>
    <message>
        <source>&amp;Disable: no more sign-in</source>
        <translation>&amp;Deaktivieren: keine Anmeldung mehr</translation>
    </message>
    <message>
        <source>&amp;Leave all groups</source>
        <translation>A&amp;us allen Gruppen austragen</translation>
    </message>
    <message>
        <source>&amp;Join this group:</source>
        <translation>&amp;In diese Gruppe:</translation>
    </message>
    <message>
        <source>Deprovision</source>
        <translation>Ausscheiden</translation>
    </message>
    <message>
        <source>Group to join</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>What shall become of %1?</source>
        <translation>Was soll mit %1 geschehen?</translation>
    </message>
    <message>
        <source>&amp;Add to Changes</source>
        <translation>&amp;Zu den Änderungen</translation>
    </message>
    <message>
        <source>Deleting cannot be undone on this server.</source>
        <translation>Auf diesem Server lässt sich Löschen nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>This server keeps what is deleted for a while, but it cannot be restored from here.</source>
        <translation>Dieser Server bewahrt Gelöschtes eine Weile auf, doch von hier aus lässt es sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>&amp;Add the Rest</source>
        <translation>Rest &amp;hinzufügen</translation>
    </message>
    <message>
        <source>The groups of %1 cannot be learnt, so they will stay in them.</source>
        <translation>Die Gruppen von %1 sind nicht zu erfahren, die Mitgliedschaften bleiben also bestehen.</translation>
    </message>
    <message>
        <source>Deprovision %1</source>
        <translation>%1 scheidet aus</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) staged. Nothing was sent yet.</source>
        <translation>
            <numerusform>%n Änderung vorgemerkt. Noch wurde nichts gesendet.</numerusform>
            <numerusform>%n Änderungen vorgemerkt. Noch wurde nichts gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>D&amp;elete as well</source>
        <translation>Auch &amp;löschen</translation>
    </message>
    <message>
        <source>They stay in: %1.</source>
        <translation>Die Mitgliedschaft bleibt in: %1.</translation>
    </message>
</context>
<context>
    <name>Provost::DetailPanel</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>&amp;Attributes</source>
        <translation>&amp;Attribute</translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation>&amp;Gruppen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>JSON copied.</source>
        <translation>JSON kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>eins ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Ctrl+C copies them as CSV, Ctrl+Shift+J as JSON.</source>
        <translation>Strg+C kopiert sie als CSV, Strg+Umschalt+J als JSON.</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Choose one of the %1 to see all about it here.</source>
        <translation>Wählen Sie etwas aus der Liste (%1), um hier alles darüber zu sehen.</translation>
    </message>
    <message>
        <source>Id copied.</source>
        <translation>ID kopiert.</translation>
    </message>
    <message>
        <source>The server does not say what this refers to.</source>
        <translation>Der Server sagt nicht, worauf sich das bezieht.</translation>
    </message>
    <message>
        <source>The server has no list of “%1” to read this from.</source>
        <translation>Der Server hat keine Liste „%1“, aus der das zu lesen wäre.</translation>
    </message>
    <message>
        <source>Only what the list holds is shown: %1</source>
        <translation>Es wird nur gezeigt, was in der Liste steht: %1</translation>
    </message>
    <message>
        <source>Try &amp;Again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>&amp;Members</source>
        <translation>&amp;Mitglieder</translation>
    </message>
    <message>
        <source>No members were returned</source>
        <translation>Es kamen keine Mitglieder zurück</translation>
    </message>
    <message>
        <source>The group may be empty, or %1 does not list members when a group is read.</source>
        <translation>Die Gruppe ist vielleicht leer, oder %1 nennt beim Lesen einer Gruppe keine Mitglieder.</translation>
    </message>
    <message>
        <source>In no group</source>
        <translation>In keiner Gruppe</translation>
    </message>
    <message>
        <source>%1 is not a direct member of any group.</source>
        <translation>%1 ist in keiner Gruppe direktes Mitglied.</translation>
    </message>
    <message>
        <source>Groups cannot be known here</source>
        <translation>Gruppen sind hier nicht zu erfahren</translation>
    </message>
    <message>
        <source>%1 neither returns a person&apos;s groups nor can it look for groups by member.</source>
        <translation>%1 gibt weder die Gruppen einer Person zurück noch lassen sich Gruppen nach Mitglied suchen.</translation>
    </message>
    <message>
        <source>The groups could not be read</source>
        <translation>Die Gruppen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit (F2); Escape ends it</source>
        <translation>Bearbeiten (F2); Esc beendet es</translation>
    </message>
    <message>
        <source>End editing</source>
        <translation>Bearbeiten beenden</translation>
    </message>
    <message numerus="yes">
        <source>Edit %Ln at Once…</source>
        <translation>
            <numerusform>%Ln bearbeiten …</numerusform>
            <numerusform>%Ln gemeinsam bearbeiten …</numerusform>
        </translation>
    </message>
    <message>
        <source>to be deleted</source>
        <translation>wird gelöscht</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
</context>
<context>
    <name>Provost::DialectBar</name>
    <message>
        <source>The encoding is a guess: look at the letters beyond A to Z below, and choose another one if they are wrong.</source>
        <translation>Die Kodierung ist geraten: Sehen Sie sich unten die Buchstaben jenseits von A bis Z an und wählen Sie eine andere, wenn sie nicht stimmen.</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Kodierung</translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation>&amp;Trennzeichen</translation>
    </message>
    <message>
        <source>&amp;Sheet</source>
        <translation>B&amp;latt</translation>
    </message>
    <message>
        <source>Has a &amp;header</source>
        <translation>Mit Kopf&amp;zeile</translation>
    </message>
    <message>
        <source>Rows &amp;above it</source>
        <translation>Z&amp;eilen darüber</translation>
    </message>
    <message>
        <source>E&amp;xamples below</source>
        <translation>&amp;Beispiele darunter</translation>
    </message>
</context>
<context>
    <name>Provost::DifferenceModel</name>
    <message>
        <source>Member that came</source>
        <translation>Mitglied, das hinzukam</translation>
    </message>
    <message>
        <source>Member that went</source>
        <translation>Mitglied, das ging</translation>
    </message>
    <message>
        <source>New since: %1</source>
        <comment>a resource type</comment>
        <translation>Neu seitdem: %1</translation>
    </message>
    <message>
        <source>Gone since: %1</source>
        <comment>a resource type</comment>
        <translation>Seitdem fort: %1</translation>
    </message>
    <message numerus="yes">
        <source>Changed in %n place(s): %1</source>
        <comment>a resource type</comment>
        <translation>
            <numerusform>An %n Stelle geändert: %1</numerusform>
            <numerusform>An %n Stellen geändert: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Staged: %1</source>
        <comment>a resource type</comment>
        <translation>Vorgemerkt: %1</translation>
    </message>
    <message>
        <source>Staged</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Not in it, though older: %1</source>
        <comment>a resource type</comment>
        <translation>Nicht darin, obwohl älter: %1</translation>
    </message>
</context>
<context>
    <name>Provost::DiscoverCommand</name>
    <message>
        <source>Declared by the provider</source>
        <translation>Vom Anbieter erklärt</translation>
    </message>
    <message>
        <source>What Provost goes by</source>
        <translation>Wonach Provost sich richtet</translation>
    </message>
    <message>
        <source>Resource type</source>
        <translation>Ressourcentyp</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Erweiterungen</translation>
    </message>
    <message>
        <source>discover takes no argument but its options</source>
        <translation>discover nimmt nur Optionen, keine Argumente</translation>
    </message>
    <message>
        <source>a capability card is no table of rows: use --format table or json</source>
        <translation>Eine Übersicht der Fähigkeiten hat keine Zeilen: --format table oder json verwenden</translation>
    </message>
    <message numerus="yes">
        <source>Observed with %n call(s)</source>
        <translation>
            <numerusform>Mit %n Aufruf beobachtet</numerusform>
            <numerusform>Mit %n Aufrufen beobachtet</numerusform>
        </translation>
    </message>
    <message>
        <source>Capability</source>
        <translation>Fähigkeit</translation>
    </message>
    <message>
        <source>Taken for granted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Not complete: %1</source>
        <translation>Nicht vollständig: %1</translation>
    </message>
    <message>
        <source>Left behind, please delete: %1</source>
        <translation>Zurückgeblieben, bitte löschen: %1</translation>
    </message>
    <message>
        <source>Try by reading what the provider really does; nothing is changed.</source>
        <translation>Durch Lesen versuchen, was der Anbieter wirklich tut; nichts wird geändert.</translation>
    </message>
    <message>
        <source>Stop before more than &lt;calls&gt; are made.</source>
        <translation>Aufhören, bevor mehr als &lt;Aufrufe&gt; getan werden.</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>With --probe: put what was found into the folder profiles of the data directory, to be used from now on.</source>
        <translation>Mit --probe: das Gefundene im Ordner profiles des Datenverzeichnisses ablegen; es gilt von da an.</translation>
    </message>
    <message>
        <source>--budget %1 is not a number of calls</source>
        <translation>--budget %1 ist keine Anzahl von Aufrufen</translation>
    </message>
    <message>
        <source>--save-profile needs --probe: there is nothing to save without</source>
        <translation>--save-profile braucht --probe: Ohne gibt es nichts zu speichern</translation>
    </message>
    <message numerus="yes">
        <source>probing with up to %n call(s)</source>
        <translation>
            <numerusform>Prüfung mit höchstens %n Aufruf</numerusform>
            <numerusform>Prüfung mit höchstens %n Aufrufen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is to be corrected: no profile was saved</source>
        <translation>nichts zu berichtigen: Es wurde kein Profil gespeichert</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Also try on a throw-away user and group, which are deleted again.</source>
        <translation>Auch an einem Wegwerf-Benutzer und einer Wegwerf-Gruppe versuchen, die wieder gelöscht werden.</translation>
    </message>
    <message>
        <source>--probe-writes comes on top of --probe</source>
        <translation>--probe-writes ergänzt --probe und gilt nicht allein</translation>
    </message>
    <message>
        <source>provost: what the provider says of itself was not kept: %1</source>
        <translation>provost: Was der Anbieter von sich sagt, wurde nicht aufgehoben: %1</translation>
    </message>
    <message>
        <source>changed since %1: %2</source>
        <comment>time, change</comment>
        <translation>geändert seit %1: %2</translation>
    </message>
    <message>
        <source>changed, noticed %1: %2</source>
        <comment>time, change</comment>
        <translation>geändert, bemerkt %1: %2</translation>
    </message>
</context>
<context>
    <name>Provost::EditCommands</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Edit This Ce&amp;ll</source>
        <translation>Diese &amp;Zelle bearbeiten</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu …</translation>
    </message>
    <message>
        <source>New One Li&amp;ke This…</source>
        <translation>Neu nach diesem &amp;Vorbild …</translation>
    </message>
    <message>
        <source>Co&amp;mpare Two…</source>
        <translation>&amp;Zwei vergleichen …</translation>
    </message>
    <message>
        <source>En&amp;able</source>
        <translation>A&amp;ktivieren</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>&amp;Deaktivieren</translation>
    </message>
    <message>
        <source>De&amp;provision…</source>
        <translation>A&amp;usscheiden …</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Take Its Edits Back</source>
        <translation>Änderungen zurück&amp;nehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Select two to compare them.</source>
        <translation>Wählen Sie zwei zum Vergleichen aus.</translation>
    </message>
    <message>
        <source>Enabled already.</source>
        <translation>Schon aktiv.</translation>
    </message>
    <message>
        <source>Disabled already.</source>
        <translation>Schon inaktiv.</translation>
    </message>
    <message>
        <source>Enable %1</source>
        <translation>%1 aktivieren</translation>
    </message>
    <message>
        <source>Disable %1</source>
        <translation>%1 deaktivieren</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) staged. Nothing was sent yet.</source>
        <translation>
            <numerusform>%n Änderung vorgemerkt. Noch wurde nichts gesendet.</numerusform>
            <numerusform>%n Änderungen vorgemerkt. Noch wurde nichts gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message numerus="yes">
        <source>%n deletion(s) staged. Nothing was sent yet.</source>
        <translation>
            <numerusform>%n Löschung vorgemerkt. Noch wurde nichts gesendet.</numerusform>
            <numerusform>%n Löschungen vorgemerkt. Noch wurde nichts gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back the edits of %1</source>
        <translation>Änderungen von %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Select one for another like it.</source>
        <translation>Wählen Sie eines aus, um ein gleichartiges anzulegen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln had it already.</source>
        <translation>
            <numerusform>%Ln war schon so.</numerusform>
            <numerusform>%Ln waren schon so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::EffectiveModel</name>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>via %1</source>
        <translation>über %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n other way(s)</source>
        <translation>
            <numerusform>%1 und %n anderer Weg</numerusform>
            <numerusform>%1 und %n andere Wege</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
</context>
<context>
    <name>Provost::EffectiveView</name>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Wovon</translation>
    </message>
    <message>
        <source>Everybody in the group</source>
        <translation>Alle in der Gruppe</translation>
    </message>
    <message>
        <source>All groups of the person</source>
        <translation>Alle Gruppen der Person</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>In dieser Liste finden</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show &amp;All of It</source>
        <translation>&amp;Ganz zeigen</translation>
    </message>
    <message>
        <source>&amp;Save the Picture…</source>
        <translation>Bild &amp;speichern …</translation>
    </message>
    <message>
        <source>Everybody who is in it in the end</source>
        <translation>Alle, die letztlich darin sind</translation>
    </message>
    <message>
        <source>Groups in groups</source>
        <translation>Gruppen in Gruppen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups read…</source>
        <translation>
            <numerusform>%Ln Gruppe gelesen …</numerusform>
            <numerusform>%Ln Gruppen gelesen …</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>This server does not tell which groups somebody is in.</source>
        <translation>Dieser Server sagt nicht, in welchen Gruppen jemand ist.</translation>
    </message>
    <message>
        <source>This server never tells who is in a group.</source>
        <translation>Dieser Server sagt nie, wer in einer Gruppe ist.</translation>
    </message>
    <message>
        <source>Direct memberships only: this server does not show which groups are in which groups.</source>
        <translation>Nur direkte Mitgliedschaften: Dieser Server zeigt nicht, welche Gruppen in welchen Gruppen sind.</translation>
    </message>
    <message>
        <source>This server shows people only: groups in groups cannot be seen here, so more people may be in it than these.</source>
        <translation>Dieser Server zeigt nur Personen: Gruppen in Gruppen sind hier nicht zu sehen, es können also mehr darin sein als diese.</translation>
    </message>
    <message>
        <source>One of the lists may have been cut off by the server.</source>
        <translation>Eine der Listen hat der Server vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>More groups than are read at once; the rest is not shown.</source>
        <translation>Mehr Gruppen, als auf einmal gelesen werden; der Rest wird nicht gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln circle(s): groups that are in themselves by way of others.</source>
        <translation>
            <numerusform>%Ln Kreis: Gruppen, die über andere in sich selbst sind.</numerusform>
            <numerusform>%Ln Kreise: Gruppen, die über andere in sich selbst sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln groups in the end</source>
        <translation>
            <numerusform>Letztlich in %Ln Gruppe</numerusform>
            <numerusform>Letztlich in %Ln Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people and groups in it in the end</source>
        <translation>
            <numerusform>Letztlich %Ln Person oder Gruppe darin</numerusform>
            <numerusform>Letztlich %Ln Personen und Gruppen darin</numerusform>
        </translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Who is in it in the end?</source>
        <translation>Wer ist letztlich darin?</translation>
    </message>
    <message>
        <source>Choose a group to see everybody in it, also through groups in it; or a person to see why somebody has something.</source>
        <translation>Wählen Sie eine Gruppe, um alle darin zu sehen, auch über Gruppen in ihr, oder eine Person, um zu sehen, warum jemand etwas hat.</translation>
    </message>
    <message>
        <source>Save the Picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert in %1.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) could not be read: who is in them is not shown.</source>
        <translation>
            <numerusform>%Ln Gruppe konnte nicht gelesen werden: Wer in ihr ist, wird nicht gezeigt.</numerusform>
            <numerusform>%Ln Gruppen konnten nicht gelesen werden: Wer in ihnen ist, wird nicht gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Lesen anhalten</translation>
    </message>
    <message>
        <source>Stopped: not all groups were read, so there may be more of them.</source>
        <translation>Angehalten: Nicht alle Gruppen wurden gelesen; es kann mehr davon geben.</translation>
    </message>
    <message>
        <source>Stopped: not all groups were read, so more people and groups may be in it.</source>
        <translation>Angehalten: Nicht alle Gruppen wurden gelesen; es können mehr Personen und Gruppen darin sein.</translation>
    </message>
    <message>
        <source>What is staged does not count here yet.</source>
        <translation>Was vorgemerkt ist, zählt hier noch nicht.</translation>
    </message>
</context>
<context>
    <name>Provost::ElementEditor</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Hauptwert</translation>
    </message>
    <message>
        <source>%1: remove</source>
        <translation>%1: entfernen</translation>
    </message>
    <message>
        <source>%1: primary</source>
        <translation>%1: Hauptwert</translation>
    </message>
</context>
<context>
    <name>Provost::EmptyState</name>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
</context>
<context>
    <name>Provost::ErrorBanner</name>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Shows the server&apos;s own words, status and request id</source>
        <translation>Zeigt, was der Server sagt, Status und Anfrage-ID</translation>
    </message>
</context>
<context>
    <name>Provost::ExchangeView</name>
    <message>
        <source>The answer has no body.</source>
        <translation>Die Antwort hat keinen Inhalt.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>request id %1</source>
        <translation>Anfrage-ID %1</translation>
    </message>
    <message>
        <source>Save the exchange</source>
        <translation>Austausch speichern</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Textdateien (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>No request chosen</source>
        <translation>Keine Anfrage gewählt</translation>
    </message>
    <message>
        <source>Choose one in the list to see what was sent and what came back.</source>
        <translation>Wählen Sie eine in der Liste, um zu sehen, was gesendet wurde und was zurückkam.</translation>
    </message>
    <message>
        <source>Copy as &amp;curl</source>
        <translation>Als &amp;curl kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;body</source>
        <translation>&amp;Inhalt kopieren</translation>
    </message>
    <message>
        <source>&amp;Save the exchange…</source>
        <translation>Austausch &amp;speichern…</translation>
    </message>
    <message>
        <source>Parts of the exchange</source>
        <translation>Teile des Austauschs</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Request body</source>
        <translation>Inhalt der Anfrage</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
</context>
<context>
    <name>Provost::ExportCommand</name>
    <message>
        <source>A resource type, such as users. Of it --format writes csv, if not given, json, jsonl, xlsx or ldif.</source>
        <translation>Ein Ressourcentyp, etwa users. --format schreibt davon csv, wenn nichts angegeben ist, json, jsonl, xlsx oder ldif.</translation>
    </message>
    <message>
        <source>Only these attributes, comma-separated; every attribute the data has if not given.</source>
        <translation>Nur diese Attribute, durch Komma getrennt; ohne Angabe jedes Attribut der Daten.</translation>
    </message>
    <message>
        <source>names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Only resources that match this SCIM filter.</source>
        <translation>Nur Ressourcen, auf die dieser SCIM-Filter passt.</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>export takes one resource type, such as users</source>
        <translation>export verlangt einen Ressourcentyp, etwa users</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message numerus="yes">
        <source>provost: the export is not complete: %n resource(s) read before this error</source>
        <translation>
            <numerusform>provost: Der Export ist unvollständig: %n Ressource vor diesem Fehler gelesen</numerusform>
            <numerusform>provost: Der Export ist unvollständig: %n Ressourcen vor diesem Fehler gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>What the names in LDIF end with; made of the server&apos;s name if not given.</source>
        <translation>Womit die Namen in LDIF enden; ohne Angabe aus dem Namen des Servers.</translation>
    </message>
    <message>
        <source>DN</source>
        <translation>DN</translation>
    </message>
    <message numerus="yes">
        <source>provost: %n cell(s) longer than 32,767 characters were cut; CSV and JSON hold them whole</source>
        <translation>
            <numerusform>provost: %n Zelle mit mehr als 32.767 Zeichen wurde gekürzt; CSV und JSON enthalten sie ganz</numerusform>
            <numerusform>provost: %n Zellen mit mehr als 32.767 Zeichen wurden gekürzt; CSV und JSON enthalten sie ganz</numerusform>
        </translation>
    </message>
    <message>
        <source>there is no attribute &quot;%1&quot; in this provider&apos;s schemas</source>
        <translation>in den Schemas dieses Anbieters gibt es kein Attribut „%1“</translation>
    </message>
</context>
<context>
    <name>Provost::ExportDialog</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what, how many</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>What is &amp;shown</source>
        <translation>Was &amp;gezeigt wird</translation>
    </message>
    <message>
        <source>All of the list</source>
        <translation>Die ganze Liste</translation>
    </message>
    <message>
        <source>&amp;Everything, without search and filter</source>
        <translation>&amp;Alles, ohne Suche und Filter</translation>
    </message>
    <message numerus="yes">
        <source>The %n &amp;column(s) of the table</source>
        <translation>
            <numerusform>Die %n &amp;Spalte der Tabelle</numerusform>
            <numerusform>Die %n &amp;Spalten der Tabelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Every &amp;attribute that there is</source>
        <translation>Jedes A&amp;ttribut, das es gibt</translation>
    </message>
    <message>
        <source>Names end &amp;with:</source>
        <translation>Namen &amp;enden mit:</translation>
    </message>
    <message>
        <source>Export %1</source>
        <comment>users</comment>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation>Excel-Arbeitsmappe (XLSX)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>JSON, one document</source>
        <translation>JSON, ein Dokument</translation>
    </message>
    <message>
        <source>JSON, one a line</source>
        <translation>JSON, eines je Zeile</translation>
    </message>
    <message>
        <source>LDAP (LDIF)</source>
        <translation>LDAP (LDIF)</translation>
    </message>
    <message>
        <source>Rows:</source>
        <translation>Zeilen:</translation>
    </message>
    <message>
        <source>Columns:</source>
        <translation>Spalten:</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>&amp;Format:</translation>
    </message>
    <message>
        <source>Sa&amp;ve As…</source>
        <translation>S&amp;peichern unter …</translation>
    </message>
    <message>
        <source>Imports again as it is. Cells that a spreadsheet would run as a formula begin with an apostrophe.</source>
        <translation>Lässt sich so wieder importieren. Zellen, die eine Tabellenkalkulation als Formel ausführen würde, beginnen mit einem Apostroph.</translation>
    </message>
    <message>
        <source>As the provider sent it, every digit and unknown attributes included.</source>
        <translation>Wie der Anbieter es gesendet hat, mit jeder Ziffer und unbekannten Attributen.</translation>
    </message>
    <message>
        <source>As inetOrgPerson and groupOfNames, named by their ids. What these classes have no attribute for is left out.</source>
        <translation>Als inetOrgPerson und groupOfNames, benannt nach ihren Ids. Wofür diese Klassen kein Attribut haben, entfällt.</translation>
    </message>
    <message>
        <source>Every cell is text: no formula runs, no leading zero is lost. Up to a million cells it imports again as it is.</source>
        <translation>Jede Zelle ist Text: Keine Formel wird ausgeführt, keine führende Null geht verloren. Bis zu einer Million Zellen unverändert wieder importierbar.</translation>
    </message>
    <message>
        <source>Of each the id and the attributes of these columns; every other is left out.</source>
        <translation>Jeweils die Id und die Attribute dieser Spalten; alle anderen fehlen.</translation>
    </message>
</context>
<context>
    <name>Provost::FieldEditor</name>
    <message>
        <source>Mixed values</source>
        <translation>Verschiedene Werte</translation>
    </message>
</context>
<context>
    <name>Provost::FieldRow</name>
    <message>
        <source>%1, needed</source>
        <translation>%1, nötig</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>%1 lesen</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Mixed values</source>
        <translation>Verschiedene Werte</translation>
    </message>
    <message>
        <source>Was: %1</source>
        <translation>Vorher: %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Put back %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Looking whether it is taken…</source>
        <translation>Wird geprüft, ob es vergeben ist …</translation>
    </message>
    <message>
        <source>Nothing here can be edited now.</source>
        <translation>Hier kann zurzeit nichts bearbeitet werden.</translation>
    </message>
    <message numerus="yes">
        <source>Read (%Ln call(s))</source>
        <translation>
            <numerusform>Lesen (%Ln Aufruf)</numerusform>
            <numerusform>Lesen (%Ln Aufrufe)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::FileField</name>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Durchsuchen: %1</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Provost::FilePane</name>
    <message>
        <source>Bring a table of people</source>
        <translation>Bringen Sie eine Tabelle mit Personen</translation>
    </message>
    <message>
        <source>Drop a file here, or copy rows in a spreadsheet and press Ctrl+V. CSV in any dialect, Excel (XLSX) and OpenDocument (ODS) are read as they are, with your own column names. Nothing changes before you have seen and reviewed what would.</source>
        <translation>Ziehen Sie eine Datei hierher, oder kopieren Sie Zeilen in einer Tabellenkalkulation und drücken Sie Strg+V. CSV jeder Art, Excel (XLSX) und OpenDocument (ODS) werden gelesen, wie sie sind, mit Ihren eigenen Spaltennamen. Nichts ändert sich, bevor Sie gesehen und geprüft haben, was sich ändern würde.</translation>
    </message>
    <message>
        <source>Choose a &amp;File…</source>
        <translation>&amp;Datei wählen …</translation>
    </message>
    <message>
        <source>Each row is</source>
        <translation>Jede Zeile ist</translation>
    </message>
    <message>
        <source>Each row &amp;is a</source>
        <translation>Jede Zeile &amp;ist ein</translation>
    </message>
    <message>
        <source>Another &amp;File…</source>
        <translation>Andere &amp;Datei …</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Erste Zeilen der Datei</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>Eingefügte Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n row(s)</source>
        <translation>
            <numerusform>die erste Zeile</numerusform>
            <numerusform>die ersten %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a Table</source>
        <translation>Tabelle wählen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.xlsm *.ods)</source>
        <translation>Tabellen (*.csv *.tsv *.txt *.xlsx *.xlsm *.ods)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Provost::FilterLine</name>
    <message>
        <source>SCIM filter</source>
        <translation>SCIM-Filter</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>SCIM filter, for example: %1</source>
        <translation>SCIM-Filter, zum Beispiel: %1</translation>
    </message>
    <message>
        <source>At character %1: %2</source>
        <translation>Bei Zeichen %1: %2</translation>
    </message>
</context>
<context>
    <name>Provost::FormPanel</name>
    <message>
        <source>Find an attribute</source>
        <translation>Attribut suchen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>a step for Undo: the name of an attribute, the name of a person or group</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>This is to be deleted. Undo that to edit it.</source>
        <translation>Das wird gelöscht. Machen Sie das rückgängig, um es zu bearbeiten.</translation>
    </message>
    <message>
        <source>Who &amp;Owns It?</source>
        <translation>Wem &amp;gehört sie?</translation>
    </message>
    <message>
        <source>No user owns this group. Ask for one to be named, or nobody can look after it.</source>
        <translation>Diese Gruppe gehört keinem Benutzer. Lassen Sie einen benennen, sonst kann niemand sie betreuen.</translation>
    </message>
    <message>
        <source>Owned by: %1</source>
        <translation>Besitzer: %1</translation>
    </message>
    <message>
        <source>%1, and others</source>
        <translation>%1 und andere</translation>
    </message>
    <message>
        <source>No edits</source>
        <translation>Keine Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>What you do not touch stays as it is</source>
        <translation>Was Sie nicht anfassen, bleibt</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) will be the same for all</source>
        <translation>
            <numerusform>%n Feld wird bei allen gleich</numerusform>
            <numerusform>%n Felder werden bei allen gleich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Change %n</source>
        <comment>number of objects</comment>
        <translation>
            <numerusform>%n ä&amp;ndern</numerusform>
            <numerusform>%n ä&amp;ndern</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to fill in or mend</source>
        <translation>
            <numerusform>%n Feld fehlt oder ist falsch</numerusform>
            <numerusform>%n Felder fehlen oder sind falsch</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>&amp;Add to Changes</source>
        <translation>&amp;Zu den Änderungen</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Neu: %1</translation>
    </message>
    <message numerus="yes">
        <source>Edit %n object(s)</source>
        <translation>
            <numerusform>%n Objekt bearbeiten</numerusform>
            <numerusform>%n Objekte bearbeiten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is among the changes now. Nothing was sent yet.</source>
        <translation>%1 ist jetzt bei den Änderungen. Noch wurde nichts gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) staged. Nothing was sent yet.</source>
        <translation>
            <numerusform>%n Änderung vorgemerkt. Noch wurde nichts gesendet.</numerusform>
            <numerusform>%n Änderungen vorgemerkt. Noch wurde nichts gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard the edits of %1</source>
        <translation>Änderungen von %1 verwerfen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) with a problem were left out.</source>
        <translation>
            <numerusform>%n fehlerhaftes Feld wurde ausgelassen.</numerusform>
            <numerusform>%n fehlerhafte Felder wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not read of all: it stays as it is.</source>
        <translation>Nicht von allen gelesen: Es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Reading: %1 of %2</source>
        <comment>numbers</comment>
        <translation>Wird gelesen: %1 von %2</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
</context>
<context>
    <name>Provost::FormView</name>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Nötig</translation>
    </message>
</context>
<context>
    <name>Provost::GetCommand</name>
    <message>
        <source>A resource type, such as users.</source>
        <translation>Ein Ressourcentyp, etwa users.</translation>
    </message>
    <message>
        <source>The resource&apos;s id.</source>
        <translation>Die ID der Ressource.</translation>
    </message>
    <message>
        <source>Only these attributes, comma-separated.</source>
        <translation>Nur diese Attribute, durch Komma getrennt.</translation>
    </message>
    <message>
        <source>names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>All but these attributes, comma-separated.</source>
        <translation>Alle außer diesen Attributen, durch Komma getrennt.</translation>
    </message>
    <message>
        <source>get takes a resource type and an id</source>
        <translation>get nimmt einen Ressourcentyp und eine ID</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>--attributes and --exclude do not go together (RFC 7644 section 3.4.2.5)</source>
        <translation>--attributes und --exclude gehen nicht zusammen (RFC 7644, Abschnitt 3.4.2.5)</translation>
    </message>
</context>
<context>
    <name>Provost::GroupCommands</name>
    <message>
        <source>New Security Group…</source>
        <translation>Neue Sicherheitsgruppe …</translation>
    </message>
    <message>
        <source>New Microsoft 365 Group…</source>
        <translation>Neue Microsoft-365-Gruppe …</translation>
    </message>
    <message>
        <source>New %1…</source>
        <comment>a kind of group</comment>
        <translation>Neu: %1 …</translation>
    </message>
    <message>
        <source>&amp;New Group…</source>
        <translation>&amp;Neue Gruppe …</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>&amp;Owners…</source>
        <translation>&amp;Besitzer …</translation>
    </message>
</context>
<context>
    <name>Provost::GroupDrops</name>
    <message>
        <source>Look these up, and add them to %1</source>
        <translation>Nachschlagen und zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>There are no names in this text.</source>
        <translation>In diesem Text stehen keine Namen.</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln people to %1</source>
        <translation>
            <numerusform>%Ln Person zu %1 hinzufügen</numerusform>
            <numerusform>%Ln Personen zu %1 hinzufügen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::GuardForm</name>
    <message>
        <source>This connection is for reading only: nothing can be applied.</source>
        <translation>Diese Verbindung ist nur zum Lesen: nichts kann angewendet werden.</translation>
    </message>
    <message numerus="yes">
        <source>This changes %n object(s) at once.</source>
        <translation>
            <numerusform>Das ändert %n Objekt auf einmal.</numerusform>
            <numerusform>Das ändert %n Objekte auf einmal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This deletes %n object(s): %1.</source>
        <translation>
            <numerusform>Das löscht %n Objekt: %1.</numerusform>
            <numerusform>Das löscht %n Objekte: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Protected by its name: %1.</source>
        <translation>Durch den Namen geschützt: %1.</translation>
    </message>
    <message>
        <source>This touches the account you are signed in with: %1.</source>
        <translation>Das betrifft das Konto, mit dem Sie angemeldet sind: %1.</translation>
    </message>
    <message>
        <source>This leaves without any member: %1.</source>
        <translation>Danach ohne Mitglied: %1.</translation>
    </message>
    <message>
        <source>Type “%1”</source>
        <translation>„%1“ eingeben</translation>
    </message>
    <message>
        <source>%1 Type “%2” to go on.</source>
        <translation>%1 Geben Sie „%2“ ein, um fortzufahren.</translation>
    </message>
    <message>
        <source>This takes the account of an administrator away: %1.</source>
        <translation>Das nimmt einem Administrator das Konto: %1.</translation>
    </message>
</context>
<context>
    <name>Provost::HistoryView</name>
    <message>
        <source>What was done to it with this program</source>
        <translation>Was mit diesem Programm daran getan wurde</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>Der Verlauf konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Nothing was done to it here</source>
        <translation>Hier wurde nichts daran getan</translation>
    </message>
    <message>
        <source>Changes that are applied with this program on this machine are listed here. What others do elsewhere is not known.</source>
        <translation>Hier stehen Änderungen, die mit diesem Programm auf diesem Rechner ausgeführt wurden. Was andere anderswo tun, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>an attribute, its value before, its value after</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>(none)</source>
        <comment>no value</comment>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
</context>
<context>
    <name>Provost::HttpLogModel</name>
    <message>
        <source>%1 ms</source>
        <extracomment>milliseconds</extracomment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
</context>
<context>
    <name>Provost::ImportCommand</name>
    <message>
        <source>Which column is which attribute, as the window saves it; found out from the header if not given.</source>
        <translation>Welche Spalte welches Attribut ist, wie das Fenster es speichert; sonst aus der Kopfzeile erkannt.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>create, update, upsert (both, the default) or mirror (also tells who is not in the file).</source>
        <translation>create, update, upsert (beides, die Vorgabe) oder mirror (nennt auch, wer nicht in der Datei steht).</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>The attribute by which a row finds its person; userName if the file has it.</source>
        <translation>Das Attribut, über das eine Zeile ihre Person findet; userName, wenn die Datei es hat.</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>The resource type; users if not given.</source>
        <translation>Der Ressourcentyp; sonst Benutzer.</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>With --mode mirror, what becomes of those who are not in the file: list (the default), disable or delete.</source>
        <translation>Bei --mode mirror: was mit denen geschieht, die nicht in der Datei stehen: list (die Vorgabe), disable oder delete.</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>An empty cell empties the attribute; else it says nothing.</source>
        <translation>Eine leere Zelle leert das Attribut; sonst sagt sie nichts.</translation>
    </message>
    <message>
        <source>The file&apos;s encoding, where it was guessed wrongly.</source>
        <translation>Der Zeichensatz der Datei, falls falsch erkannt.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The file&apos;s delimiter, where it was guessed wrongly: a character, or tab.</source>
        <translation>Das Trennzeichen der Datei, falls falsch erkannt: ein Zeichen oder tab.</translation>
    </message>
    <message>
        <source>character</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Write what came of each row to &lt;file&gt;: .csv, .html or .xlsx.</source>
        <translation>Was aus jeder Zeile wurde, in &lt;Datei&gt; schreiben: .csv, .html oder .xlsx.</translation>
    </message>
    <message>
        <source>Write the rows that were not done to &lt;file&gt;, with the reason; it imports again as it is.</source>
        <translation>Nicht erledigte Zeilen mit dem Grund in &lt;Datei&gt; schreiben; sie lässt sich so wieder importieren.</translation>
    </message>
    <message>
        <source>Make initial passwords for those who are created without one, and seal them in &lt;file&gt;.</source>
        <translation>Anfangskennwörter für alle erzeugen, die ohne eines angelegt werden, und in &lt;Datei&gt; versiegeln.</translation>
    </message>
    <message>
        <source>The environment variable that holds the passphrase of --passwords.</source>
        <translation>Die Umgebungsvariable mit der Passphrase zu --passwords.</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>import takes one file</source>
        <translation>import erwartet eine Datei</translation>
    </message>
    <message>
        <source>--mode %1: one of create, update, upsert, mirror</source>
        <translation>--mode %1: eines von create, update, upsert, mirror</translation>
    </message>
    <message>
        <source>--absent is list, disable or delete, and goes with --mode mirror</source>
        <translation>--absent ist list, disable oder delete und gehört zu --mode mirror</translation>
    </message>
    <message>
        <source>--passwords needs --seal-env VARIABLE, which holds the passphrase</source>
        <translation>--passwords braucht --seal-env VARIABLE mit der Passphrase</translation>
    </message>
    <message>
        <source>--report %1: the name must end in .csv, .html or .xlsx</source>
        <translation>--report %1: Der Name muss auf .csv, .html oder .xlsx enden</translation>
    </message>
    <message>
        <source>rows are to be matched by %1, and no column is mapped to it</source>
        <translation>Zeilen sollen über %1 gefunden werden, aber keine Spalte ist ihm zugeordnet</translation>
    </message>
    <message>
        <source>provost: column &quot;%1&quot; is taken for %2</source>
        <translation>provost: Spalte „%1“ gilt als %2</translation>
    </message>
    <message>
        <source>provost: columns that are not used: %1</source>
        <translation>provost: nicht verwendete Spalten: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>rows read: %1</source>
        <translation>gelesene Zeilen: %1</translation>
    </message>
    <message>
        <source>looked for in the directory: %1</source>
        <translation>im Verzeichnis gesucht: %1</translation>
    </message>
    <message>
        <source>provost: nothing was changed</source>
        <translation>provost: Es wurde nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>provost: %n not in the file, left alone (--absent disable or delete acts on them)</source>
        <translation>
            <numerusform>provost: %n nicht in der Datei, unverändert gelassen (--absent disable oder delete wirkt auf sie)</numerusform>
            <numerusform>provost: %n nicht in der Datei, unverändert gelassen (--absent disable oder delete wirkt auf sie)</numerusform>
        </translation>
    </message>
    <message>
        <source>A CSV, TSV, XLSX or ODS file; encoding, delimiter and header are found out.</source>
        <translation>Eine CSV-, TSV-, XLSX- oder ODS-Datei; Kodierung, Trennzeichen und Kopfzeile werden erkannt.</translation>
    </message>
    <message>
        <source>The sheet of a workbook; the first that holds something if not given.</source>
        <translation>Das Blatt einer Arbeitsmappe; ohne Angabe das erste, auf dem etwas steht.</translation>
    </message>
    <message>
        <source>The row of the header, where it was guessed wrongly, as a spreadsheet counts; 0: there is none.</source>
        <translation>Die Zeile des Kopfes, wenn sie falsch erraten wurde, wie eine Tabellenkalkulation zählt; 0: Es gibt keinen.</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>--header-row %1: a number, 0 for a file without a header</source>
        <translation>--header-row %1: eine Zahl, 0 für eine Datei ohne Kopf</translation>
    </message>
    <message>
        <source>provost: run %1 was stopped and creates some of these as well: provost resume %1 goes on with it, with --give-up it ends; --apply waits for that</source>
        <translation>provost: Lauf %1 wurde angehalten und legt einige von diesen auch an: provost resume %1 setzt ihn fort, mit --give-up endet er; --apply wartet darauf</translation>
    </message>
    <message numerus="yes">
        <source>provost: %n row(s) do not say whom they are about, so nobody is taken for absent: nothing is disabled or deleted</source>
        <translation>
            <numerusform>provost: %n Zeile sagt nicht, um wen es geht; niemand gilt deshalb als abwesend: Nichts wird deaktiviert oder gelöscht</numerusform>
            <numerusform>provost: %n Zeilen sagen nicht, um wen es geht; niemand gilt deshalb als abwesend: Nichts wird deaktiviert oder gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>provost: %2 of newcomers is made by %1</source>
        <translation>provost: %2 wird für Neue gebildet aus %1</translation>
    </message>
    <message>
        <source>--%1 %2 is the file that is imported</source>
        <translation>--%1 %2 ist die Datei, die importiert wird</translation>
    </message>
    <message>
        <source>--%1 and --%2 are one file</source>
        <translation>--%1 und --%2 sind dieselbe Datei</translation>
    </message>
    <message>
        <source>--%1 cannot be written: %2</source>
        <translation>--%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>--delimiter %1: one character of ASCII that is no quote, or tab</source>
        <translation>--delimiter %1: ein ASCII-Zeichen, das kein Anführungszeichen ist, oder tab</translation>
    </message>
    <message>
        <source>provost: rows are matched by %1, which is made anew each time: the same file once more creates everybody once more</source>
        <translation>provost: Zeilen werden an %1 erkannt, das jedes Mal neu gebildet wird: Dieselbe Datei noch einmal legt alle noch einmal an</translation>
    </message>
    <message>
        <source>provost: no row says whom it is about, so nobody is taken for absent</source>
        <translation>provost: Keine Zeile sagt, um wen es geht; deshalb gilt niemand als fehlend</translation>
    </message>
    <message>
        <source>provost: the rows that were not done are in %1</source>
        <translation>provost: Die nicht erledigten Zeilen stehen in %1</translation>
    </message>
    <message>
        <source>provost: row %1 %2: %3</source>
        <translation>provost: Zeile %1 %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>provost: %n person(s) who exist get the file&apos;s password, whatever theirs is now (&quot;onCreate&quot; in the mapping leaves it alone)</source>
        <translation>
            <numerusform>provost: %n Person, die es schon gibt, bekommt das Passwort der Datei, wie auch immer ihres jetzt lautet („onCreate“ in der Zuordnung lässt es in Ruhe)</numerusform>
            <numerusform>provost: %n Personen, die es schon gibt, bekommen das Passwort der Datei, wie auch immer ihres jetzt lautet („onCreate“ in der Zuordnung lässt es in Ruhe)</numerusform>
        </translation>
    </message>
    <message>
        <source>a %1 cannot be disabled: --absent is list or delete</source>
        <translation>%1: lässt sich nicht deaktivieren; --absent ist list oder delete</translation>
    </message>
    <message>
        <source>provost: read as %1, cells cut at %2, header in row %3 (--encoding, --delimiter and --header-row say it otherwise)</source>
        <translation>provost: gelesen als %1, Zellen getrennt durch %2, Kopf in Zeile %3 (mit --encoding, --delimiter und --header-row anders)</translation>
    </message>
    <message>
        <source>provost: read as %1, cells cut at %2, no header: the columns are called Column 1, Column 2 and so on (--encoding, --delimiter and --header-row say it otherwise)</source>
        <translation>provost: gelesen als %1, Zellen getrennt durch %2, kein Kopf: Die Spalten heißen Column 1, Column 2 und so weiter (mit --encoding, --delimiter und --header-row anders)</translation>
    </message>
    <message>
        <source>provost: sheet &quot;%1&quot;, header in row %2 (--sheet and --header-row say it otherwise)</source>
        <translation>provost: Blatt „%1“, Kopf in Zeile %2 (mit --sheet und --header-row anders)</translation>
    </message>
    <message>
        <source>provost: sheet &quot;%1&quot;, no header: the columns are called Column 1, Column 2 and so on (--sheet and --header-row say it otherwise)</source>
        <translation>provost: Blatt „%1“, kein Kopf: Die Spalten heißen Column 1, Column 2 und so weiter (mit --sheet und --header-row anders)</translation>
    </message>
    <message numerus="yes">
        <source>provost: %n membership(s) are sent without knowing whether they are there already, which this provider does not tell: who is a member counts as done</source>
        <translation>
            <numerusform>provost: %n Mitgliedschaft wird gesendet, ohne zu wissen, ob es sie schon gibt, denn der Anbieter sagt es nicht: Wer schon Mitglied ist, gilt als erledigt</numerusform>
            <numerusform>provost: %n Mitgliedschaften werden gesendet, ohne zu wissen, ob es sie schon gibt, denn der Anbieter sagt es nicht: Wer schon Mitglied ist, gilt als erledigt</numerusform>
        </translation>
    </message>
    <message>
        <source>provost: %1 is a guess from few letters: look whether names with ä, ł or я are right before you apply it</source>
        <translation>provost: %1 ist aus wenigen Buchstaben geraten: Sehen Sie nach, ob Namen mit ä, ł oder я stimmen, bevor Sie es ausführen</translation>
    </message>
    <message numerus="yes">
        <source>provost: the directory was read as a whole: %n request(s)</source>
        <translation>
            <numerusform>provost: das Verzeichnis wurde als Ganzes gelesen: %n Anfrage</numerusform>
            <numerusform>provost: das Verzeichnis wurde als Ganzes gelesen: %n Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provost: looked up row by row: %n request(s)</source>
        <translation>
            <numerusform>provost: Zeile für Zeile nachgeschlagen: %n Anfrage</numerusform>
            <numerusform>provost: Zeile für Zeile nachgeschlagen: %n Anfragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ImportPage</name>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Import what was copied</source>
        <translation>Kopiertes importieren</translation>
    </message>
    <message>
        <source>There are no rows on the clipboard.</source>
        <translation>In der Zwischenablage sind keine Zeilen.</translation>
    </message>
    <message>
        <source>%1 rows checked</source>
        <translation>%1 Zeilen geprüft</translation>
    </message>
    <message>
        <source>%1 looked up</source>
        <translation>%1 nachgeschlagen</translation>
    </message>
    <message>
        <source>%1 of %2 looked up</source>
        <translation>%1 von %2 nachgeschlagen</translation>
    </message>
    <message>
        <source>Columns like these were imported before; they are mapped as they were then.</source>
        <translation>Solche Spalten wurden schon einmal importiert; sie sind zugeordnet wie damals.</translation>
    </message>
    <message>
        <source>These columns are known: template “%1”.</source>
        <translation>Diese Spalten sind bekannt: Vorlage „%1“.</translation>
    </message>
    <message>
        <source>Look at the Columns</source>
        <translation>Spalten ansehen</translation>
    </message>
    <message>
        <source>Check and &amp;Plan</source>
        <translation>Prüfen und &amp;planen</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Planen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Review %Ln Change(s)</source>
        <translation>
            <numerusform>%Ln Änderung &amp;prüfen</numerusform>
            <numerusform>%Ln Änderungen &amp;prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>&amp;Prüfung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) added to the changes. Nothing is sent yet.</source>
        <translation>
            <numerusform>%Ln Eintrag zu den Änderungen hinzugefügt. Gesendet ist noch nichts.</numerusform>
            <numerusform>%Ln Einträge zu den Änderungen hinzugefügt. Gesendet ist noch nichts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Throw Them Away</source>
        <translation>Trotzdem verwerfen</translation>
    </message>
    <message>
        <source>Stay Here</source>
        <translation>Hierbleiben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new password(s) have not been printed. Nobody will ever know them.</source>
        <translation>
            <numerusform>%Ln neues Passwort ist nicht gedruckt. Niemand wird es je kennen.</numerusform>
            <numerusform>%Ln neue Passwörter sind nicht gedruckt. Niemand wird sie je kennen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was mended in the rows of %1 is lost when another file is opened.</source>
        <translation>Was in den Zeilen von %1 berichtigt wurde, geht verloren, wenn eine andere Datei geöffnet wird.</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>Eingefügte Zeilen</translation>
    </message>
    <message>
        <source>Open It All the Same</source>
        <translation>Trotzdem öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln that an earlier file had brought is replaced.</source>
        <translation>
            <numerusform>%Ln, das eine frühere Datei gebracht hatte, ist ersetzt.</numerusform>
            <numerusform>%Ln, die eine frühere Datei gebracht hatte, sind ersetzt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ImportRisks</name>
    <message>
        <source>something that is no certificate</source>
        <translation>etwas, das kein Zertifikat ist</translation>
    </message>
    <message>
        <source>What the file brings</source>
        <translation>Was die Datei mitbringt</translation>
    </message>
    <message>
        <source>Whoever wrote the file decides what its connections run and trust on this computer. Take only what you know.</source>
        <translation>Wer die Datei geschrieben hat, bestimmt, was ihre Verbindungen auf diesem Rechner starten und wem sie vertrauen. Übernehmen Sie nur, was Sie kennen.</translation>
    </message>
    <message>
        <source>Run these &amp;programs to get tokens:</source>
        <translation>Diese &amp;Programme für Token starten:</translation>
    </message>
    <message>
        <source>Trust these certificate &amp;authorities:</source>
        <translation>Diesen &amp;Zertifizierungsstellen vertrauen:</translation>
    </message>
    <message>
        <source>They go through these proxies:</source>
        <translation>Sie gehen über diese Proxys:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection: what it runs or trusts</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Secrets and sign-ins go to these hosts, which are not known of their providers:</source>
        <translation>Geheimnisse und Anmeldungen gehen an diese Rechner, die von den Anbietern nicht bekannt sind:</translation>
    </message>
</context>
<context>
    <name>Provost::ImportSession</name>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Import von %1</translation>
    </message>
</context>
<context>
    <name>Provost::InterruptedStrip</name>
    <message>
        <source>Take &amp;Back…</source>
        <translation>&amp;Zurücknehmen…</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Looks up what is in doubt, then sends the rest</source>
        <translation>Sieht nach, was ungewiss ist, und sendet dann den Rest</translation>
    </message>
    <message>
        <source>Makes changes that restore what was before; they are reviewed first</source>
        <translation>Erstellt Änderungen, die den früheren Stand herstellen; sie werden zuerst geprüft</translation>
    </message>
    <message>
        <source>&amp;Leave It</source>
        <translation>So &amp;lassen</translation>
    </message>
    <message>
        <source>Ends the run as it is; nobody can go on with it afterwards</source>
        <translation>Beendet den Lauf, wie er ist; danach kann er nicht mehr fortgesetzt werden</translation>
    </message>
    <message numerus="yes">
        <source>%n more such run(s) are in Activity.</source>
        <translation>
            <numerusform>%n weiterer solcher Lauf steht im Verlauf.</numerusform>
            <numerusform>%n weitere solche Läufe stehen im Verlauf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %1 of %2 with “%3” was interrupted before its end: %n request(s) in all, the rest may still have to be done.</source>
        <translation>
            <numerusform>Lauf %1 vom %2 mit „%3“ wurde vor seinem Ende unterbrochen: %n Anfrage insgesamt, der Rest ist vielleicht noch zu tun.</numerusform>
            <numerusform>Lauf %1 vom %2 mit „%3“ wurde vor seinem Ende unterbrochen: %n Anfragen insgesamt, der Rest ist vielleicht noch zu tun.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go On in %1</source>
        <translation>In %1 fort&amp;fahren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Go on in %1</source>
        <translation>In %1 fortfahren</translation>
    </message>
</context>
<context>
    <name>Provost::LineForm</name>
    <message>
        <source>Named b&amp;y its</source>
        <translation>Benannt &amp;nach</translation>
    </message>
    <message>
        <source>&amp;Several, cut at</source>
        <translation>&amp;Mehrere, getrennt durch</translation>
    </message>
    <message>
        <source>Remove this value</source>
        <translation>Diesen Wert entfernen</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Entsteht aus</translation>
    </message>
    <message>
        <source>Named by its</source>
        <translation>Benannt nach</translation>
    </message>
    <message>
        <source>Several, cut at</source>
        <translation>Mehrere, getrennt durch</translation>
    </message>
    <message>
        <source>Example row</source>
        <translation>Beispielzeile</translation>
    </message>
    <message>
        <source>E&amp;xample row</source>
        <translation>&amp;Beispielzeile</translation>
    </message>
    <message>
        <source>Bec&amp;omes</source>
        <translation>&amp;Wird zu</translation>
    </message>
    <message>
        <source>Ma&amp;de by</source>
        <translation>&amp;Entsteht aus</translation>
    </message>
    <message>
        <source>Comes to</source>
        <translation>Ergibt</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht verwendet</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>an attribute&apos;s name and its path</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>External ID</source>
        <translation>Externe ID</translation>
    </message>
    <message>
        <source>Employee number</source>
        <translation>Personalnummer</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>A value made of several columns</source>
        <translation>Ein Wert aus mehreren Spalten</translation>
    </message>
    <message>
        <source>Choose a column above to say what becomes of it</source>
        <translation>Wählen Sie oben eine Spalte, um zu sagen, was aus ihr wird</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>character %1</source>
        <translation>Zeichen %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a mistake and its place</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Columns in braces, functions behind a bar: {First name|lower|ascii}.{Last name|lower|unique}@contoso.com. Functions: lower, upper, title, trim, ascii, replace, first, last, part, date, lookup, default, not, unique</source>
        <translation>Spalten in Klammern, Funktionen hinter einem Strich: {Vorname|lower|ascii:de}.{Nachname|lower|unique}@contoso.com. Funktionen: lower, upper, title, trim, ascii, replace, first, last, part, date, lookup, default, not, unique</translation>
    </message>
    <message>
        <source>Only for &amp;new ones</source>
        <translation>Nur für &amp;Neue</translation>
    </message>
    <message>
        <source>Who exists already keeps what they have</source>
        <translation>Wer schon da ist, behält, was er hat</translation>
    </message>
    <message>
        <source>A value that is the same for all</source>
        <translation>Ein Wert, der für alle gleich ist</translation>
    </message>
</context>
<context>
    <name>Provost::LinesDelegate</name>
    <message>
        <source>to be filled in</source>
        <translation>noch auszufüllen</translation>
    </message>
</context>
<context>
    <name>Provost::LinesPane</name>
    <message>
        <source>&amp;Add a Line</source>
        <translation>Zeile &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;Its Values</source>
        <translation>Ihre &amp;Werte hinzufügen</translation>
    </message>
    <message>
        <source>Add a Line</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Column whose values are added</source>
        <translation>Spalte, deren Werte hinzugefügt werden</translation>
    </message>
    <message>
        <source>A line for each value that the example rows have in this column</source>
        <translation>Eine Zeile je Wert, den die Beispielzeilen in dieser Spalte haben</translation>
    </message>
    <message>
        <source>&amp;Column of the file</source>
        <translation>&amp;Spalte der Datei</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>Zeile entfernen</translation>
    </message>
    <message>
        <source>Paste lines</source>
        <translation>Zeilen einfügen</translation>
    </message>
    <message>
        <source>Line %1 is not complete and counts for nothing yet.</source>
        <translation>Zeile %1 ist unvollständig und gilt noch nicht.</translation>
    </message>
    <message>
        <source>Line %1: the provider has no such attribute.</source>
        <translation>Zeile %1: Der Anbieter kennt kein solches Attribut.</translation>
    </message>
    <message>
        <source>Line %1: a line above says what becomes of the same.</source>
        <translation>Zeile %1: Eine Zeile darüber sagt schon, was daraus wird.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) added from the example rows.</source>
        <translation>
            <numerusform>%Ln Zeile aus den Beispielzeilen hinzugefügt.</numerusform>
            <numerusform>%Ln Zeilen aus den Beispielzeilen hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every value of this column in the example rows has its line already.</source>
        <translation>Jeder Wert dieser Spalte in den Beispielzeilen hat schon seine Zeile.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) pasted.</source>
        <translation>
            <numerusform>%Ln Zeile eingefügt.</numerusform>
            <numerusform>%Ln Zeilen eingefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Line %1: the file has no such column. Choose another, or remove the line.</source>
        <translation>Zeile %1: Die Datei hat keine solche Spalte. Eine andere wählen oder die Zeile entfernen.</translation>
    </message>
</context>
<context>
    <name>Provost::ListCommand</name>
    <message>
        <source>A resource type, such as users.</source>
        <translation>Ein Ressourcentyp, etwa users.</translation>
    </message>
    <message>
        <source>Only resources that match this SCIM filter.</source>
        <translation>Nur Ressourcen, die zu diesem SCIM-Filter passen.</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Only these attributes, comma-separated.</source>
        <translation>Nur diese Attribute, durch Komma getrennt.</translation>
    </message>
    <message>
        <source>names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>All but these attributes, comma-separated.</source>
        <translation>Alle außer diesen Attributen, durch Komma getrennt.</translation>
    </message>
    <message>
        <source>Sorted by the server by this attribute.</source>
        <translation>Vom Server nach diesem Attribut sortiert.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Sorted the other way round.</source>
        <translation>Umgekehrt sortiert.</translation>
    </message>
    <message>
        <source>At most so many resources.</source>
        <translation>Höchstens so viele Ressourcen.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>list takes one resource type, such as users</source>
        <translation>list nimmt einen Ressourcentyp, etwa users</translation>
    </message>
    <message>
        <source>--limit %1 is not a number</source>
        <translation>--limit %1 ist keine Zahl</translation>
    </message>
    <message>
        <source>--attributes and --exclude do not go together (RFC 7644 section 3.4.2.5)</source>
        <translation>--attributes und --exclude schließen einander aus (RFC 7644, Abschnitt 3.4.2.5)</translation>
    </message>
    <message>
        <source>%1 of %2, %3/s, %4 s left</source>
        <translation>%1 von %2, %3/s, noch %4 s</translation>
    </message>
    <message>
        <source>%1 read, %2/s</source>
        <translation>%1 gelesen, %2/s</translation>
    </message>
    <message numerus="yes">
        <source>provost: the list is not complete: %n resource(s) read before this error</source>
        <translation>
            <numerusform>provost: Die Liste ist nicht vollständig: %n Ressource vor diesem Fehler gelesen</numerusform>
            <numerusform>provost: Die Liste ist nicht vollständig: %n Ressourcen vor diesem Fehler gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>this provider cannot sort: the list comes in its own order</source>
        <translation>dieser Anbieter kann nicht sortieren: Die Liste kommt in seiner eigenen Reihenfolge</translation>
    </message>
    <message>
        <source>%1 is shown only when asked for by name: give --attributes instead of --exclude</source>
        <translation>%1 wird nur gezeigt, wenn es namentlich verlangt wird: Geben Sie --attributes statt --exclude an</translation>
    </message>
    <message numerus="yes">
        <source>provost: warning: %n empty page(s) in a row, each with word of another; Ctrl+C ends this</source>
        <translation>
            <numerusform>provost: Warnung: %n leere Seite in Folge, jede kündigt eine weitere an; Strg+C beendet das</numerusform>
            <numerusform>provost: Warnung: %n leere Seiten in Folge, jede kündigt eine weitere an; Strg+C beendet das</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::LocalRows</name>
    <message numerus="yes">
        <source>%Ln read; every attribute can be searched now.</source>
        <translation>
            <numerusform>%Ln gelesen; alle Attribute sind jetzt durchsuchbar.</numerusform>
            <numerusform>%Ln gelesen; alle Attribute sind jetzt durchsuchbar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had been deleted meanwhile.</source>
        <translation>
            <numerusform>%Ln war inzwischen gelöscht.</numerusform>
            <numerusform>%Ln waren inzwischen gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read whole: only a part of what they hold can be searched.</source>
        <translation>
            <numerusform>%Ln ließ sich nicht ganz lesen: nur ein Teil davon ist durchsuchbar.</numerusform>
            <numerusform>%Ln ließen sich nicht ganz lesen: nur ein Teil davon ist durchsuchbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Read Everything</source>
        <translation>Alles lesen</translation>
    </message>
    <message>
        <source>Read Everything: %1</source>
        <comment>what it takes</comment>
        <translation>Alles lesen: %1</translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <translation>%1 von %2 gelesen</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>Searched on this computer: every attribute of %1 %2, read at %3</source>
        <comment>number, users, time</comment>
        <translation>Auf diesem Rechner gesucht: alle Attribute von %1 %2, gelesen um %3</translation>
    </message>
    <message>
        <source>Read Again: %1</source>
        <comment>what it takes</comment>
        <translation>Erneut lesen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the last reading.</source>
        <translation>
            <numerusform>%Ln seit dem letzten Lesen geändert.</numerusform>
            <numerusform>%Ln seit dem letzten Lesen geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read What Has Changed</source>
        <translation>Geändertes lesen</translation>
    </message>
    <message>
        <source>Go On Reading: %1</source>
        <comment>what it takes</comment>
        <translation>Weiterlesen: %1</translation>
    </message>
    <message>
        <source>Begin Anew: %1</source>
        <comment>reading; what it takes</comment>
        <translation>Neu beginnen: %1</translation>
    </message>
    <message>
        <source>%1; stopped %2</source>
        <comment>12 of 40 read, time</comment>
        <translation>%1; angehalten %2</translation>
    </message>
</context>
<context>
    <name>Provost::LookupModel</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>What the file says</source>
        <translation>Was in der Datei steht</translation>
    </message>
    <message>
        <source>What is meant</source>
        <translation>Was gemeint ist</translation>
    </message>
</context>
<context>
    <name>Provost::LoopbackListener</name>
    <message>
        <source>There is nothing here.</source>
        <translation>Hier ist nichts.</translation>
    </message>
    <message>
        <source>Provost has got the answer. You can close this page and go back to it.</source>
        <translation>Provost hat die Antwort. Sie können diese Seite schließen und zum Programm zurückkehren.</translation>
    </message>
</context>
<context>
    <name>Provost::MainWindow</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Switch the directory</source>
        <translation>Verzeichnis wechseln</translation>
    </message>
    <message>
        <source>Connect to a directory</source>
        <translation>Mit einem Verzeichnis verbinden</translation>
    </message>
    <message>
        <source>Hold back or go on sending requests</source>
        <translation>Anfragen zurückhalten oder wieder senden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Go to page %1</source>
        <translation>Zu Seite %1 gehen</translation>
    </message>
    <message>
        <source>%1 – Provost</source>
        <comment>window title</comment>
        <translation>%1 – Provost</translation>
    </message>
    <message>
        <source>Provost</source>
        <translation>Provost</translation>
    </message>
    <message>
        <source>Undo the last edit</source>
        <translation>Letzte Änderung rückgängig</translation>
    </message>
    <message>
        <source>Redo the edit</source>
        <translation>Änderung wiederholen</translation>
    </message>
    <message>
        <source>There is no edit to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>There is no edit to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) with changes from last time. Nothing of it was sent.</source>
        <translation>
            <numerusform>%n Objekt mit Änderungen vom letzten Mal. Nichts davon wurde gesendet.</numerusform>
            <numerusform>%n Objekte mit Änderungen vom letzten Mal. Nichts davon wurde gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import people from a table</source>
        <translation>Personen aus einer Tabelle importieren</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) with changes from last time. A run was interrupted: what it sent is under Activity.</source>
        <translation>
            <numerusform>%n Objekt mit Änderungen vom letzten Mal. Ein Lauf wurde unterbrochen: Was er gesendet hat, steht unter Verlauf.</numerusform>
            <numerusform>%n Objekte mit Änderungen vom letzten Mal. Ein Lauf wurde unterbrochen: Was er gesendet hat, steht unter Verlauf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Throw Them Away</source>
        <translation>Trotzdem verwerfen</translation>
    </message>
    <message>
        <source>Close All the Same</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>The language changes once the import is over: another directory, or the window opened anew, shows it.</source>
        <translation>Die Sprache wechselt, sobald der Import beendet ist: Ein anderes Verzeichnis oder das neu geöffnete Fenster zeigt sie.</translation>
    </message>
    <message>
        <source>The run is stopped first. Activity offers to go on with it.</source>
        <translation>Der Lauf wird zuerst angehalten. Im Verlauf können Sie ihn fortsetzen.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) with changes from last time.</source>
        <translation>
            <numerusform>%n Objekt mit Änderungen vom letzten Mal.</numerusform>
            <numerusform>%n Objekte mit Änderungen vom letzten Mal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more had been created by a run since and left the list.</source>
        <translation>
            <numerusform>%n weiteres wurde seitdem von einem Lauf angelegt und steht nicht mehr in der Liste.</numerusform>
            <numerusform>%n weitere wurden seitdem von einem Lauf angelegt und stehen nicht mehr in der Liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Practice directory</source>
        <translation>Übungsverzeichnis</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) of the practice directory have changes that were not sent.</source>
        <translation>
            <numerusform>%n Objekt des Übungsverzeichnisses hat Änderungen, die nicht gesendet wurden.</numerusform>
            <numerusform>%n Objekte des Übungsverzeichnisses haben Änderungen, die nicht gesendet wurden.</numerusform>
        </translation>
    </message>
    <message>
        <source>It begins anew each time: they go with it. Changes of other directories are kept.</source>
        <translation>Es beginnt jedes Mal neu: sie gehen mit ihm verloren. Änderungen anderer Verzeichnisse bleiben erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) with changes from last time. How this connection signs in has changed since: see that it is still the same directory.</source>
        <translation>
            <numerusform>%n Objekt mit Änderungen vom letzten Mal. Die Anmeldung dieser Verbindung wurde seither geändert: Prüfen Sie, ob es noch dasselbe Verzeichnis ist.</numerusform>
            <numerusform>%n Objekte mit Änderungen vom letzten Mal. Die Anmeldung dieser Verbindung wurde seither geändert: Prüfen Sie, ob es noch dasselbe Verzeichnis ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>The language changes later, for something new is half filled in: another directory, or the window opened anew, shows it.</source>
        <translation>Die Sprache wechselt später, denn etwas Neues ist halb ausgefüllt: Ein anderes Verzeichnis oder das neu geöffnete Fenster zeigt sie.</translation>
    </message>
    <message>
        <source>Another window has the staged changes of this connection open. What you stage here is kept apart and joins them once both are closed.</source>
        <translation>Ein anderes Fenster hat die vorgemerkten Änderungen dieser Verbindung offen. Was Sie hier vormerken, bleibt getrennt und kommt dazu, sobald beide geschlossen sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them come(s) from another window.</source>
        <translation>
            <numerusform>%n davon kommt aus einem anderen Fenster.</numerusform>
            <numerusform>%n davon kommen aus einem anderen Fenster.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was/were changed in both: the later edit stands.</source>
        <translation>
            <numerusform>%n wurde in beiden geändert: Die spätere Eingabe gilt.</numerusform>
            <numerusform>%n wurden in beiden geändert: Die spätere Eingabe gilt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n password(s) must be given again.</source>
        <translation>
            <numerusform>%n Kennwort muss neu angegeben werden.</numerusform>
            <numerusform>%n Kennwörter müssen neu angegeben werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something new is half filled in: add it, or throw it away.</source>
        <translation>Etwas Neues ist halb ausgefüllt: Fügen Sie es hinzu oder verwerfen Sie es.</translation>
    </message>
    <message>
        <source>“%1” is still open in a window: what is staged there is kept.</source>
        <translation>„%1“ ist noch in einem Fenster geöffnet: was dort vorgemerkt ist, bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>Provost::ManageConnectionsDialog</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>No saved connections</source>
        <translation>Keine gespeicherten Verbindungen</translation>
    </message>
    <message>
        <source>“Connect to a directory” on the start page makes one.</source>
        <translation>„Mit einem Verzeichnis verbinden“ auf der Startseite legt eine an.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>“%1” was removed from the list. The directory itself is untouched.</source>
        <translation>„%1“ wurde aus der Liste entfernt. Das Verzeichnis selbst ist unberührt.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Open in a new &amp;window</source>
        <translation>In neuem &amp;Fenster öffnen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>Export connections</source>
        <translation>Verbindungen exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) exported, without secrets.</source>
        <translation>
            <numerusform>%n Verbindung ohne Geheimnisse exportiert.</numerusform>
            <numerusform>%n Verbindungen ohne Geheimnisse exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import connections</source>
        <translation>Verbindungen importieren</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) imported. Each asks for its secret when it is opened.</source>
        <translation>
            <numerusform>%n Verbindung importiert. Beim Öffnen fragt sie nach ihrem Geheimnis.</numerusform>
            <numerusform>%n Verbindungen importiert. Beim Öffnen fragt jede nach ihrem Geheimnis.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) left out: %1</source>
        <translation>
            <numerusform>%n Verbindung weggelassen: %1</numerusform>
            <numerusform>%n Verbindungen weggelassen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its staged changes of %n object(s), which were never sent, go with it unless you undo this.</source>
        <translation>
            <numerusform>Die vorgemerkten Änderungen an %n Objekt, die nie gesendet wurden, gehen mit verloren, sofern Sie das nicht rückgängig machen.</numerusform>
            <numerusform>Die vorgemerkten Änderungen an %n Objekten, die nie gesendet wurden, gehen mit verloren, sofern Sie das nicht rückgängig machen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::MappingDelegate</name>
    <message>
        <source>(made of several)</source>
        <translation>(aus mehreren)</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht verwendet</translation>
    </message>
    <message>
        <source>(the same for all)</source>
        <translation>(für alle gleich)</translation>
    </message>
</context>
<context>
    <name>Provost::MappingModel</name>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Entsteht aus</translation>
    </message>
    <message>
        <source>Comes to</source>
        <translation>Ergibt</translation>
    </message>
</context>
<context>
    <name>Provost::MappingPane</name>
    <message>
        <source>An &amp;empty cell empties the attribute</source>
        <translation>Leere Zelle &amp;leert das Attribut</translation>
    </message>
    <message>
        <source>Which column becomes what</source>
        <translation>Welche Spalte wozu wird</translation>
    </message>
    <message>
        <source>What the import may do</source>
        <translation>Was der Import darf</translation>
    </message>
    <message>
        <source>Create and update</source>
        <translation>Anlegen und ändern</translation>
    </message>
    <message>
        <source>Only create</source>
        <translation>Nur anlegen</translation>
    </message>
    <message>
        <source>Only update</source>
        <translation>Nur ändern</translation>
    </message>
    <message>
        <source>Create, update, list who is missing</source>
        <translation>Anlegen, ändern, Fehlende auflisten</translation>
    </message>
    <message>
        <source>Rows are matched by</source>
        <translation>Zeilen werden zugeordnet nach</translation>
    </message>
    <message>
        <source>And if that finds nothing, by</source>
        <translation>Und wenn das nichts findet, nach</translation>
    </message>
    <message>
        <source>&amp;Match by</source>
        <translation>Zu&amp;ordnen nach</translation>
    </message>
    <message>
        <source>t&amp;hen by</source>
        <translation>&amp;dann nach</translation>
    </message>
    <message>
        <source>Add a value made of several columns</source>
        <translation>Wert aus mehreren Spalten hinzufügen</translation>
    </message>
    <message>
        <source>Change what the column becomes</source>
        <translation>Ändern, was aus der Spalte wird</translation>
    </message>
    <message>
        <source>Do not use the column</source>
        <translation>Spalte nicht verwenden</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>wählen …</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>Say which column tells whom a row is about: it must become the user name, an external id or another key.</source>
        <translation>Sagen Sie, welche Spalte angibt, um wen es in einer Zeile geht: Sie muss zum Benutzernamen, einer externen ID oder einem anderen Schlüssel werden.</translation>
    </message>
    <message>
        <source>To create somebody the provider needs more: %1. No column becomes it.</source>
        <translation>Zum Anlegen braucht der Anbieter mehr: %1. Keine Spalte wird dazu.</translation>
    </message>
    <message>
        <source>What follows from what a column says</source>
        <translation>Was aus dem Inhalt einer Spalte folgt</translation>
    </message>
    <message>
        <source>Where Department says Harbour, “Groups” become “Harbour; Staff”, “Title” becomes “Pilot”. Several groups are cut at semicolons; capitals do not matter.</source>
        <translation>Wo Abteilung „Hafen“ sagt, werden „Gruppen“ zu „Hafen; Personal“ und „Titel“ zu „Lotsin“. Mehrere Gruppen trennt ein Semikolon; Groß- und Kleinschreibung ist gleich.</translation>
    </message>
    <message>
        <source>No rules</source>
        <translation>Keine Regeln</translation>
    </message>
    <message>
        <source>A rule gives groups or values to everybody whose row says something in a column: a department its groups, a site its time zone.</source>
        <translation>Eine Regel gibt allen, deren Zeile in einer Spalte etwas Bestimmtes sagt, Gruppen oder Werte: einer Abteilung ihre Gruppen, einem Standort seine Zeitzone.</translation>
    </message>
    <message>
        <source>Look-up tables</source>
        <translation>Nachschlagetabellen</translation>
    </message>
    <message>
        <source>An expression asks a table by its name: {Department|lookup:Cost centers}. A value that no line has is a problem of its row; {…|lookup:…|default:…} helps only empty cells.</source>
        <translation>Ein Ausdruck fragt eine Tabelle bei ihrem Namen: {Abteilung|lookup:Kostenstellen}. Ein Wert ohne Zeile ist ein Problem seiner Zeile; {…|lookup:…|default:…} hilft nur bei leeren Zellen.</translation>
    </message>
    <message>
        <source>No look-up tables</source>
        <translation>Keine Nachschlagetabellen</translation>
    </message>
    <message>
        <source>A table says what is meant by what the file says: a code a name, a department its cost center. Lines can be pasted from a spreadsheet.</source>
        <translation>Eine Tabelle sagt, was mit dem Inhalt der Datei gemeint ist: zu einem Kürzel den Namen, zu einer Abteilung die Kostenstelle. Zeilen lassen sich aus einer Tabellenkalkulation einfügen.</translation>
    </message>
    <message>
        <source>Parts of the mapping</source>
        <translation>Teile der Zuordnung</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <extracomment>the name of a tab and how many are in it</extracomment>
        <translation>%1 (%L2)</translation>
    </message>
    <message>
        <source>Co&amp;lumns</source>
        <translation>Spa&amp;lten</translation>
    </message>
    <message>
        <source>R&amp;ules</source>
        <translation>Re&amp;geln</translation>
    </message>
    <message>
        <source>Loo&amp;k-up Tables</source>
        <translation>Na&amp;chschlagetabellen</translation>
    </message>
    <message>
        <source>Rules ask for columns that this file does not have: %1. Under “Rules”, choose other columns or remove these lines.</source>
        <translation>Regeln fragen nach Spalten, die diese Datei nicht hat: %1. Unter „Regeln“ andere Spalten wählen oder diese Zeilen entfernen.</translation>
    </message>
</context>
<context>
    <name>Provost::MatchDialog</name>
    <message>
        <source>Add People to %1</source>
        <translation>Personen zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>%L1 of %L2 found so far…</source>
        <translation>%L1 von %L2 bisher gefunden …</translation>
    </message>
    <message numerus="yes">
        <source>Looking up %Ln name(s)…</source>
        <translation>
            <numerusform>%Ln Name wird nachgeschlagen …</numerusform>
            <numerusform>%Ln Namen werden nachgeschlagen …</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Who is who</source>
        <translation>Wer ist wer</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>Im Text</translation>
    </message>
    <message>
        <source>In the directory</source>
        <translation>Im Verzeichnis</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Gefunden über</translation>
    </message>
    <message>
        <source>is staged already</source>
        <translation>ist schon vorgemerkt</translation>
    </message>
    <message>
        <source>is a member already</source>
        <translation>ist schon Mitglied</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>%n of this name: choose</source>
        <translation>
            <numerusform>%n dieses Namens: bitte wählen</numerusform>
            <numerusform>%n dieses Namens: bitte wählen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %L1 name(s) found.</source>
        <translation>
            <numerusform>%Ln von %L1 Namen gefunden.</numerusform>
            <numerusform>%Ln von %L1 Namen gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown.</source>
        <translation>
            <numerusform>%Ln unbekannt.</numerusform>
            <numerusform>%Ln unbekannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be chosen.</source>
        <translation>
            <numerusform>%Ln zu wählen.</numerusform>
            <numerusform>%Ln zu wählen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln to the changes</source>
        <translation>
            <numerusform>%Ln zu den Änderungen &amp;hinzufügen</numerusform>
            <numerusform>%Ln zu den Änderungen &amp;hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up…</source>
        <translation>Wird nachgeschlagen …</translation>
    </message>
</context>
<context>
    <name>Provost::MatrixView</name>
    <message>
        <source>Find people</source>
        <translation>Personen finden</translation>
    </message>
    <message>
        <source>Find groups</source>
        <translation>Gruppen finden</translation>
    </message>
    <message>
        <source>&amp;In or Out of the Group</source>
        <translation>&amp;In die Gruppe oder heraus</translation>
    </message>
    <message>
        <source>Memberships: people down, groups across</source>
        <translation>Mitgliedschaften: Personen untereinander, Gruppen nebeneinander</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ausgewählt.</translation>
    </message>
    <message>
        <source>%L1 of %L2 read…</source>
        <translation>%L1 von %L2 gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>Read memberships (%Ln calls)</source>
        <translation>
            <numerusform>Mitgliedschaften lesen (%Ln Aufruf)</numerusform>
            <numerusform>Mitgliedschaften lesen (%Ln Aufrufe)</numerusform>
        </translation>
    </message>
    <message>
        <source>More exist than are shown. Search to narrow it down.</source>
        <translation>Es gibt mehr, als gezeigt werden. Suchen Sie, um es einzugrenzen.</translation>
    </message>
    <message>
        <source>Nobody to show</source>
        <translation>Niemand zu zeigen</translation>
    </message>
    <message>
        <source>Find some people and some groups above. Space then puts people in and takes them out.</source>
        <translation>Suchen Sie oben Personen und Gruppen. Die Leertaste nimmt dann Personen auf und heraus.</translation>
    </message>
</context>
<context>
    <name>Provost::MembersCommand</name>
    <message>
        <source>The group&apos;s id or display name.</source>
        <translation>ID oder Anzeigename der Gruppe.</translation>
    </message>
    <message>
        <source>List also who is in it through other groups, and by which way.</source>
        <translation>Auch zeigen, wer über andere Gruppen darin ist, und auf welchem Weg.</translation>
    </message>
    <message>
        <source>Add a member: an id, a user name or mail address, or @&lt;file&gt; with one a line; may be given several times.</source>
        <translation>Ein Mitglied hinzufügen: ID, Benutzername oder Mailadresse, oder @&lt;Datei&gt; mit je einem pro Zeile; mehrfach möglich.</translation>
    </message>
    <message>
        <source>id|@file</source>
        <translation>ID|@Datei</translation>
    </message>
    <message>
        <source>Remove a member, named likewise; may be given several times.</source>
        <translation>Ein Mitglied entfernen, ebenso benannt; mehrfach möglich.</translation>
    </message>
    <message>
        <source>members takes one group, by id or display name</source>
        <translation>members nimmt eine Gruppe, nach ID oder Anzeigename</translation>
    </message>
    <message>
        <source>--effective lists; it does not go together with --add or --remove</source>
        <translation>--effective zeigt nur; es geht nicht mit --add oder --remove zusammen</translation>
    </message>
    <message>
        <source>%1 is both added and removed</source>
        <translation>%1 wird zugleich hinzugefügt und entfernt</translation>
    </message>
    <message>
        <source>several groups are called &quot;%1&quot;: %2; name one by its id</source>
        <translation>mehrere Gruppen heißen „%1“: %2; nennen Sie eine bei ihrer ID</translation>
    </message>
    <message>
        <source>provost: there is no group &quot;%1&quot;</source>
        <translation>provost: es gibt keine Gruppe „%1“</translation>
    </message>
    <message>
        <source>%1 members found</source>
        <translation>%1 Mitglieder gefunden</translation>
    </message>
    <message numerus="yes">
        <source>provost: %n membership(s) lead back to a group above; each group is shown once</source>
        <translation>
            <numerusform>provost: %n Mitgliedschaft führt zu einer Gruppe darüber zurück; jede Gruppe erscheint einmal</numerusform>
            <numerusform>provost: %n Mitgliedschaften führen zu einer Gruppe darüber zurück; jede Gruppe erscheint einmal</numerusform>
        </translation>
    </message>
    <message>
        <source>provost: this provider does not tell who is a member; an empty list does not mean an empty group</source>
        <translation>provost: dieser Anbieter sagt nicht, wer Mitglied ist; eine leere Liste heißt nicht, dass die Gruppe leer ist</translation>
    </message>
    <message>
        <source>provost: this provider tells of users only; other groups may be members, too</source>
        <translation>provost: dieser Anbieter nennt nur Benutzer; auch andere Gruppen können Mitglied sein</translation>
    </message>
    <message>
        <source>several users are called &quot;%1&quot;: %2</source>
        <translation>mehrere Benutzer heißen „%1“: %2</translation>
    </message>
    <message>
        <source>there is no user &quot;%1&quot;</source>
        <translation>es gibt keinen Benutzer „%1“</translation>
    </message>
    <message>
        <source>there is no user or group &quot;%1&quot;</source>
        <translation>es gibt keinen Benutzer und keine Gruppe „%1“</translation>
    </message>
    <message>
        <source>provost: nothing was changed</source>
        <translation>provost: es wurde nichts geändert</translation>
    </message>
    <message numerus="yes">
        <source>provost: %n member(s) are in it by more than one way; JSON has all of them as &quot;paths&quot;</source>
        <translation>
            <numerusform>provost: %n Mitglied gehört auf mehr als einem Weg dazu; JSON hat sie alle als „paths“</numerusform>
            <numerusform>provost: %n Mitglieder gehören auf mehr als einem Weg dazu; JSON hat sie alle als „paths“</numerusform>
        </translation>
    </message>
    <message>
        <source>provost: somebody is in it by more than %1 ways; the others are left out</source>
        <translation>provost: jemand gehört auf mehr als %1 Wegen dazu; die übrigen sind weggelassen</translation>
    </message>
</context>
<context>
    <name>Provost::MembershipMatrixModel</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s)</source>
        <translation>
            <numerusform>%Ln Mitgliedschaft</numerusform>
            <numerusform>%Ln Mitgliedschaften</numerusform>
        </translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>%1: member</source>
        <translation>%1: Mitglied</translation>
    </message>
    <message>
        <source>%1: no member</source>
        <translation>%1: kein Mitglied</translation>
    </message>
    <message>
        <source>%1: will be added</source>
        <translation>%1: wird hinzugefügt</translation>
    </message>
    <message>
        <source>%1: will be removed</source>
        <translation>%1: wird entfernt</translation>
    </message>
    <message>
        <source>%1: not read</source>
        <translation>%1: nicht gelesen</translation>
    </message>
</context>
<context>
    <name>Provost::MembershipModel</name>
    <message>
        <source>%1, will be joined</source>
        <translation>%1, wird beigetreten</translation>
    </message>
    <message>
        <source>%1, will be added</source>
        <translation>%1, wird hinzugefügt</translation>
    </message>
    <message>
        <source>%1, will be left</source>
        <translation>%1, wird verlassen</translation>
    </message>
    <message>
        <source>%1, will be removed</source>
        <translation>%1, wird entfernt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
</context>
<context>
    <name>Provost::MembershipPage</name>
    <message>
        <source>Re&amp;view</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>&amp;Add to the Other List</source>
        <translation>Zur anderen Liste &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Move to the Other List</source>
        <translation>In die andere Liste &amp;verschieben</translation>
    </message>
    <message>
        <source>&amp;Remove from the Group</source>
        <translation>Aus der Gruppe &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste Names</source>
        <translation>Namen &amp;einfügen</translation>
    </message>
    <message>
        <source>Read A&amp;gain</source>
        <translation>&amp;Neu lesen</translation>
    </message>
    <message>
        <source>&amp;Swap the Two Lists</source>
        <translation>Die beiden Listen &amp;tauschen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) staged</source>
        <translation>
            <numerusform>%Ln Mitgliedschaft vorgemerkt</numerusform>
            <numerusform>%Ln Mitgliedschaften vorgemerkt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln group(s)</source>
        <translation>
            <numerusform>in %Ln Gruppe</numerusform>
            <numerusform>in %Ln Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Ways to look at memberships</source>
        <translation>Sichten auf die Mitgliedschaften</translation>
    </message>
    <message>
        <source>Two &amp;lists</source>
        <translation>Z&amp;wei Listen</translation>
    </message>
    <message>
        <source>Matri&amp;x</source>
        <translation>Matri&amp;x</translation>
    </message>
    <message>
        <source>&amp;In the end</source>
        <translation>Le&amp;tztlich</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleich</translation>
    </message>
</context>
<context>
    <name>Provost::MembershipPane</name>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>What this list shows</source>
        <translation>Was diese Liste zeigt</translation>
    </message>
    <message>
        <source>Members of</source>
        <translation>Mitglieder von</translation>
    </message>
    <message>
        <source>Groups of</source>
        <translation>Gruppen von</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Eingefügter Text</translation>
    </message>
    <message>
        <source>Search people and groups</source>
        <translation>Personen und Gruppen suchen</translation>
    </message>
    <message>
        <source>Names, mail addresses, user names or ids from the clipboard (Ctrl+V)</source>
        <translation>Namen, Mailadressen, Benutzernamen oder Ids aus der Zwischenablage (Strg+V)</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>In dieser Liste finden</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>People in the text</source>
        <translation>Personen im Text</translation>
    </message>
    <message>
        <source>The server cannot search for this. Type a whole user name or group name.</source>
        <translation>Danach kann der Server nicht suchen. Geben Sie einen ganzen Benutzer- oder Gruppennamen ein.</translation>
    </message>
    <message>
        <source>There are no names in the clipboard.</source>
        <translation>In der Zwischenablage stehen keine Namen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n of this name)</source>
        <translation>
            <numerusform>%1 (%n dieses Namens)</numerusform>
            <numerusform>%1 (%n dieses Namens)</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ausgewählt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln members</source>
        <translation>
            <numerusform>%Ln Mitglied</numerusform>
            <numerusform>%Ln Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation>%1 aus %2 entfernen</translation>
    </message>
    <message>
        <source>Only members of a group can be removed. Show the group or the person first.</source>
        <translation>Nur Mitglieder einer Gruppe lassen sich entfernen. Zeigen Sie zuerst die Gruppe oder die Person.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Let %1 leave %2</source>
        <translation>%1 aus %2 austragen</translation>
    </message>
    <message>
        <source>%1 read…</source>
        <translation>%1 gelesen …</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln gefunden</numerusform>
            <numerusform>%Ln gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln staged</source>
        <translation>
            <numerusform>%Ln vorgemerkt</numerusform>
            <numerusform>%Ln vorgemerkt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 Mitglieder</translation>
    </message>
    <message>
        <source>%1 groups</source>
        <translation>%1 Gruppen</translation>
    </message>
    <message>
        <source>Out of the selected groups (Del)</source>
        <translation>Aus den gewählten Gruppen (Entf)</translation>
    </message>
    <message>
        <source>Out of the group (Del)</source>
        <translation>Aus der Gruppe (Entf)</translation>
    </message>
    <message>
        <source>%L1 of %L2 selected</source>
        <translation>%L1 von %L2 gewählt</translation>
    </message>
    <message>
        <source>Select all %L1</source>
        <translation>Alle %L1 wählen</translation>
    </message>
    <message>
        <source>This group is staged to be deleted.</source>
        <translation>Diese Gruppe ist zum Löschen vorgemerkt.</translation>
    </message>
    <message>
        <source>This server never tells who is in a group. What you stage is shown; whoever is a member already stays one.</source>
        <translation>Dieser Server sagt nie, wer in einer Gruppe ist. Gezeigt wird, was Sie vormerken; wer schon Mitglied ist, bleibt es.</translation>
    </message>
    <message>
        <source>This server tells of people only: groups in this group cannot be seen.</source>
        <translation>Dieser Server nennt nur Personen: Gruppen in dieser Gruppe sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>Exactly %L1 members: the server may have cut the list off. Only what you add or remove is sent, never the list.</source>
        <translation>Genau %L1 Mitglieder: Der Server hat die Liste vielleicht abgeschnitten. Gesendet wird nur, was Sie hinzufügen oder entfernen, nie die Liste.</translation>
    </message>
    <message>
        <source>This server does not tell which groups a person is in.</source>
        <translation>Dieser Server sagt nicht, in welchen Gruppen eine Person ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not found: %1</source>
        <translation>
            <numerusform>%Ln nicht gefunden: %1</numerusform>
            <numerusform>%Ln nicht gefunden: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nobody here is called that</source>
        <translation>So heißt hier niemand</translation>
    </message>
    <message>
        <source>Another word, or none, shows more.</source>
        <translation>Ein anderes Wort oder keines zeigt mehr.</translation>
    </message>
    <message>
        <source>Which group?</source>
        <translation>Welche Gruppe?</translation>
    </message>
    <message>
        <source>Type its name above. Then drag people here, or select them in the other list and press Ctrl+Enter.</source>
        <translation>Geben Sie oben ihren Namen ein. Ziehen Sie dann Personen hierher, oder wählen Sie sie in der anderen Liste und drücken Sie Strg+Eingabe.</translation>
    </message>
    <message>
        <source>Which person?</source>
        <translation>Welche Person?</translation>
    </message>
    <message>
        <source>Type a name above to see the groups somebody is in.</source>
        <translation>Geben Sie oben einen Namen ein, um die Gruppen einer Person zu sehen.</translation>
    </message>
    <message>
        <source>Paste or drop a list</source>
        <translation>Eine Liste einfügen oder ablegen</translation>
    </message>
    <message>
        <source>Names, mail addresses, user names or ids, one a line, or CSV with titles. You see who is meant before anything is staged.</source>
        <translation>Namen, Mailadressen, Benutzernamen oder Ids, je Zeile einer, oder CSV mit Titelzeile. Sie sehen, wer gemeint ist, bevor etwas vorgemerkt wird.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>The server finds whole names only.</source>
        <translation>Der Server findet nur ganze Namen.</translation>
    </message>
    <message>
        <source>Not searched</source>
        <translation>Nicht gesucht</translation>
    </message>
    <message>
        <source>In no group</source>
        <translation>In keiner Gruppe</translation>
    </message>
    <message>
        <source>No members</source>
        <translation>Keine Mitglieder</translation>
    </message>
    <message>
        <source>No members are shown</source>
        <translation>Es werden keine Mitglieder gezeigt</translation>
    </message>
    <message>
        <source>The group is empty, or the server withholds who is in it: no group was shown with members yet. Adding and removing works all the same.</source>
        <translation>Die Gruppe ist leer, oder der Server hält zurück, wer darin ist: Bisher war keine Gruppe mit Mitgliedern zu sehen. Hinzufügen und Entfernen geht trotzdem.</translation>
    </message>
    <message>
        <source>Drag some here, or select them in the other list and press Ctrl+Enter.</source>
        <translation>Ziehen Sie welche hierher, oder wählen Sie sie in der anderen Liste und drücken Sie Strg+Eingabe.</translation>
    </message>
    <message>
        <source>New group, rename, delete</source>
        <translation>Neue Gruppe, umbenennen, löschen</translation>
    </message>
    <message>
        <source>Stop (%L1 of %L2 asked)</source>
        <translation>Anhalten (%L1 von %L2 gefragt)</translation>
    </message>
    <message numerus="yes">
        <source>Ask (%Ln calls)</source>
        <translation>
            <numerusform>Fragen (%Ln Aufruf)</numerusform>
            <numerusform>Fragen (%Ln Aufrufe)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known</source>
        <translation>
            <numerusform>%Ln bekannt</numerusform>
            <numerusform>%Ln bekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>This server lists no members, it answers for one person at a time. Show people in the other list to ask about them.</source>
        <translation>Dieser Server nennt keine Mitglieder, er antwortet nur für je eine Person. Zeigen Sie in der anderen Liste Personen, um nach ihnen zu fragen.</translation>
    </message>
    <message>
        <source>This server lists no memberships, it answers for one group at a time. Show groups in the other list to ask about them.</source>
        <translation>Dieser Server nennt keine Mitgliedschaften, er antwortet nur für je eine Gruppe. Zeigen Sie in der anderen Liste Gruppen, um nach ihnen zu fragen.</translation>
    </message>
    <message>
        <source>Groups are not told here</source>
        <translation>Gruppen werden hier nicht genannt</translation>
    </message>
    <message>
        <source>Members are not told here</source>
        <translation>Mitglieder werden hier nicht genannt</translation>
    </message>
    <message>
        <source>Not everybody is shown, more exist. Type more of the name.</source>
        <translation>Nicht alle sind zu sehen, es gibt mehr. Geben Sie mehr vom Namen ein.</translation>
    </message>
    <message>
        <source>There are no names in this file.</source>
        <translation>In dieser Datei stehen keine Namen.</translation>
    </message>
    <message>
        <source>Not looked up yet</source>
        <translation>Noch nicht nachgeschlagen</translation>
    </message>
    <message>
        <source>Nobody was asked yet. The line above says what it takes.</source>
        <translation>Noch wurde niemand gefragt. Die Zeile darüber sagt, was es kostet.</translation>
    </message>
</context>
<context>
    <name>Provost::ModifyCommand</name>
    <message>
        <source>A resource type, such as users.</source>
        <translation>Ein Ressourcentyp wie users.</translation>
    </message>
    <message>
        <source>The resource&apos;s id.</source>
        <translation>Die ID der Ressource.</translation>
    </message>
    <message>
        <source>Set an attribute: active=false, emails[type eq &quot;work&quot;].value=ann@example.com; may be given several times.</source>
        <translation>Ein Attribut setzen: active=false, emails[type eq &quot;work&quot;].value=ann@example.com; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Add a value to an attribute of several; may be given several times.</source>
        <translation>Einem mehrwertigen Attribut einen Wert hinzufügen; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Remove an attribute or a value: nickName, emails[type eq &quot;home&quot;]; may be given several times.</source>
        <translation>Ein Attribut oder einen Wert entfernen: nickName, emails[type eq &quot;home&quot;]; mehrfach möglich.</translation>
    </message>
    <message>
        <source>What the resource shall be, from &lt;file&gt;, - for standard input: whole as `get` shows it, or only what is to change.</source>
        <translation>Wie die Ressource sein soll, aus &lt;Datei&gt;, - für die Standardeingabe: ganz, wie `get` sie zeigt, oder nur, was sich ändern soll.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Only if the resource still has this ETag.</source>
        <translation>Nur wenn die Ressource noch dieses ETag hat.</translation>
    </message>
    <message>
        <source>etag</source>
        <translation>ETag</translation>
    </message>
    <message>
        <source>modify takes a resource type and an id</source>
        <translation>modify nimmt einen Ressourcentyp und eine ID</translation>
    </message>
    <message>
        <source>modify needs --set, --add, --remove or --in</source>
        <translation>modify braucht --set, --add, --remove oder --in</translation>
    </message>
    <message>
        <source>modify takes one document, and %1 holds several</source>
        <translation>modify nimmt ein Dokument, und %1 enthält mehrere</translation>
    </message>
    <message>
        <source>%1 is about the id %2</source>
        <translation>%1 handelt von der ID %2</translation>
    </message>
    <message>
        <source>%1 has no ETags, so that --if-match cannot be kept; nothing was sent</source>
        <translation>%1 hat keine ETags, --if-match lässt sich also nicht einhalten; es wurde nichts gesendet</translation>
    </message>
</context>
<context>
    <name>Provost::NavigationModel</name>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Endpoint apps</source>
        <translation>Endpunkt-Apps</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Every exchange with the server</source>
        <translation>Jeder Austausch mit dem Server</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>Changes, %n object(s)</source>
        <translation>
            <numerusform>Änderungen, %n Objekt</numerusform>
            <numerusform>Änderungen, %n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>What you have edited and not applied yet</source>
        <translation>Was Sie bearbeitet und noch nicht angewendet haben</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>What the server says of itself, and what it really does</source>
        <translation>Was der Server von sich sagt und was er wirklich tut</translation>
    </message>
    <message>
        <source>Members</source>
        <comment>page</comment>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Who is in which group: add, move, compare</source>
        <translation>Wer in welcher Gruppe ist: hinzufügen, verschieben, vergleichen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What was applied, and what came of it</source>
        <translation>Was angewendet wurde und was daraus wurde</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>People from a spreadsheet or CSV file</source>
        <translation>Personen aus einer Tabellenkalkulation oder CSV-Datei</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>What the directory holds, in figures and charts</source>
        <translation>Was das Verzeichnis enthält, in Zahlen und Diagrammen</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Momentaufnahmen</translation>
    </message>
    <message>
        <source>What has changed since, and taking it back</source>
        <translation>Was sich seitdem geändert hat, und wie es zurückkommt</translation>
    </message>
</context>
<context>
    <name>Provost::NavigationRail</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>Provost::NestingGraph</name>
    <message>
        <source>Picture of the groups</source>
        <translation>Bild der Gruppen</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
</context>
<context>
    <name>Provost::NestingTreeModel</name>
    <message>
        <source>%1 – leads back to itself</source>
        <translation>%1 – führt zu sich selbst zurück</translation>
    </message>
</context>
<context>
    <name>Provost::OverviewPage</name>
    <message>
        <source>Save as a picture or PDF</source>
        <translation>Als Bild oder PDF speichern</translation>
    </message>
    <message>
        <source>Forget everything that was read, here and in the file that is kept</source>
        <translation>Alles Gelesene vergessen, hier und in der aufbewahrten Datei</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Forgotten. Nothing of it is kept on this computer.</source>
        <translation>Vergessen. Auf diesem Computer ist nichts davon aufbewahrt.</translation>
    </message>
    <message>
        <source>Forgotten here, but the file could not be removed: %1</source>
        <translation>Hier vergessen, aber die Datei ließ sich nicht entfernen: %1</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>users, what went wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 read</source>
        <comment>users</comment>
        <translation>%1: %2 von %3 gelesen</translation>
    </message>
    <message>
        <source>%1: %2 read</source>
        <comment>users</comment>
        <translation>%1: %2 gelesen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go On Reading</source>
        <translation>Weiterlesen</translation>
    </message>
    <message>
        <source>Read Again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Read Everything</source>
        <translation>Alles lesen</translation>
    </message>
    <message>
        <source>Read Again: %1</source>
        <comment>what it takes</comment>
        <translation>Erneut lesen: %1</translation>
    </message>
    <message>
        <source>Read Everything: %1</source>
        <comment>what it takes</comment>
        <translation>Alles lesen: %1</translation>
    </message>
    <message>
        <source>Nobody is there</source>
        <translation>Es ist niemand da</translation>
    </message>
    <message>
        <source>Everything was read, and the provider has nothing to count.</source>
        <translation>Alles wurde gelesen, und beim Anbieter gibt es nichts zu zählen.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>What does %1 hold?</source>
        <translation>Was enthält %1?</translation>
    </message>
    <message>
        <source>Departments, disabled accounts, people without a manager, sizes of groups, growth: all of it is counted from what was read. Reading goes on in the background and can be stopped.</source>
        <translation>Abteilungen, deaktivierte Konten, Personen ohne Vorgesetzte, Größen der Gruppen, Wachstum: Gezählt wird, was gelesen wurde. Gelesen wird im Hintergrund, und es lässt sich anhalten.</translation>
    </message>
    <message>
        <source>Save the Overview</source>
        <translation>Überblick speichern</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>overview</source>
        <translation>ueberblick</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>In %1 gespeichert.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Read What Has Changed</source>
        <translation>Geändertes lesen</translation>
    </message>
    <message>
        <source>Go On Reading: %1</source>
        <comment>what it takes</comment>
        <translation>Weiterlesen: %1</translation>
    </message>
    <message>
        <source>Reads every entry from the first on, also those that were read before it was stopped.</source>
        <translation>Liest jeden Eintrag vom ersten an, auch die, die gelesen waren, bevor angehalten wurde.</translation>
    </message>
    <message>
        <source>%1; stopped %2</source>
        <comment>users: 12 of 40 read, time</comment>
        <translation>%1; angehalten %2</translation>
    </message>
    <message>
        <source>Begin Anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Begin Anew: %1</source>
        <comment>reading; what it takes</comment>
        <translation>Neu beginnen: %1</translation>
    </message>
</context>
<context>
    <name>Provost::OwnersDialog</name>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Stage the Owners</source>
        <translation>Besitzer &amp;vormerken</translation>
    </message>
    <message>
        <source>Owners of %1</source>
        <translation>Besitzer von %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Owners of the group</source>
        <translation>Besitzer der Gruppe</translation>
    </message>
    <message>
        <source>Add an owner</source>
        <translation>Besitzer hinzufügen</translation>
    </message>
    <message>
        <source>Add an owner: type a name</source>
        <translation>Besitzer hinzufügen: Namen eingeben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln owner(s).</source>
        <translation>
            <numerusform>%Ln Besitzer.</numerusform>
            <numerusform>%Ln Besitzer.</numerusform>
        </translation>
    </message>
    <message>
        <source>This server does not tell who owns a group.</source>
        <translation>Dieser Server sagt nicht, wem eine Gruppe gehört.</translation>
    </message>
    <message>
        <source>This group has no owner: nobody but administrators looks after it.</source>
        <translation>Diese Gruppe hat keinen Besitzer: Außer Administratoren kümmert sich niemand um sie.</translation>
    </message>
    <message>
        <source>This server does not let owners be changed here.</source>
        <translation>Dieser Server lässt Besitzer hier nicht ändern.</translation>
    </message>
    <message>
        <source>The owners of %1 are staged. Nothing was sent yet.</source>
        <translation>Die Besitzer von %1 sind vorgemerkt. Gesendet wurde noch nichts.</translation>
    </message>
</context>
<context>
    <name>Provost::PanesView</name>
    <message>
        <source>Add the selected to the list on the other side</source>
        <translation>Die gewählten zur rechten Liste hinzufügen</translation>
    </message>
    <message>
        <source>Move the selected to the list on the other side</source>
        <translation>Die gewählten in die rechte Liste verschieben</translation>
    </message>
    <message>
        <source>Add the selected to the list on this side</source>
        <translation>Die gewählten zur linken Liste hinzufügen</translation>
    </message>
    <message>
        <source>Move the selected to the list on this side</source>
        <translation>Die gewählten in die linke Liste verschieben</translation>
    </message>
    <message>
        <source>Swap the two lists</source>
        <translation>Die beiden Listen tauschen</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ausgewählt.</translation>
    </message>
    <message>
        <source>The other list shows no group: choose one there first.</source>
        <translation>Die andere Liste zeigt keine Gruppe: Wählen Sie dort zuerst eine.</translation>
    </message>
    <message>
        <source>There are no names in this text.</source>
        <translation>In diesem Text stehen keine Namen.</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln people to %1</source>
        <translation>
            <numerusform>%Ln Person zu %1 hinzufügen</numerusform>
            <numerusform>%Ln Personen zu %1 hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copied.</source>
        <translation>
            <numerusform>%Ln kopiert.</numerusform>
            <numerusform>%Ln kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop one file at a time.</source>
        <translation>Ziehen Sie eine Datei nach der anderen hierher.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>There are no names in this file.</source>
        <translation>In dieser Datei stehen keine Namen.</translation>
    </message>
</context>
<context>
    <name>Provost::PassphraseDialog</name>
    <message>
        <source>&amp;Change It</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>Passphrase of the vault</source>
        <translation>Passphrase des Tresors</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The one &amp;so far:</source>
        <translation>Die bi&amp;sherige:</translation>
    </message>
    <message>
        <source>&amp;New one:</source>
        <translation>Die n&amp;eue:</translation>
    </message>
    <message>
        <source>Once m&amp;ore:</source>
        <translation>N&amp;och einmal:</translation>
    </message>
    <message>
        <source>The one so far</source>
        <translation>Die bisherige</translation>
    </message>
</context>
<context>
    <name>Provost::PassphraseFields</name>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>Passphrase wiederholt</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
    <message>
        <source>Short ones can be guessed: better use several words.</source>
        <translation>Kurze lassen sich erraten: Nehmen Sie besser mehrere Wörter.</translation>
    </message>
</context>
<context>
    <name>Provost::PasswordBar</name>
    <message>
        <source>S&amp;ymbols</source>
        <translation>S&amp;onderzeichen</translation>
    </message>
    <message>
        <source>&amp;Look-alikes (0 O 1 l)</source>
        <translation>&amp;Verwechselbare (0 O 1 l)</translation>
    </message>
    <message>
        <source>Initial passwords</source>
        <translation>Anfangspasswörter</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Make them and seal them in a file</source>
        <translation>Erzeugen und in einer Datei versiegeln</translation>
    </message>
    <message>
        <source>Make them and print them once</source>
        <translation>Erzeugen und einmal drucken</translation>
    </message>
    <message>
        <source>Initial &amp;passwords</source>
        <translation>Anfangs&amp;passwörter</translation>
    </message>
    <message>
        <source>Length of the passwords</source>
        <translation>Länge der Passwörter</translation>
    </message>
    <message>
        <source>Letters and digits that are easily mistaken for one another on paper</source>
        <translation>Buchstaben und Ziffern, die auf Papier leicht zu verwechseln sind</translation>
    </message>
    <message>
        <source>Len&amp;gth</source>
        <translation>&amp;Länge</translation>
    </message>
    <message>
        <source>Sealed file</source>
        <translation>Versiegelte Datei</translation>
    </message>
    <message>
        <source>a file that is made, or one to go on with</source>
        <translation>eine neue Datei, oder eine zum Fortsetzen</translation>
    </message>
    <message>
        <source>Choose the sealed file</source>
        <translation>Versiegelte Datei wählen</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>Passphrase wiederholt</translation>
    </message>
    <message>
        <source>Sealed &amp;file</source>
        <translation>Versiegelte &amp;Datei</translation>
    </message>
    <message>
        <source>Pa&amp;ssphrase</source>
        <translation>Pa&amp;ssphrase</translation>
    </message>
    <message>
        <source>onc&amp;e more</source>
        <translation>noch &amp;einmal</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>schwach</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>stark</translation>
    </message>
    <message>
        <source>%1 bits of surprise</source>
        <translation>%1 Bit Zufall</translation>
    </message>
    <message numerus="yes">
        <source>The provider&apos;s rule makes it %Ln character(s).</source>
        <translation>
            <numerusform>Die Regel des Anbieters macht daraus %Ln Zeichen.</numerusform>
            <numerusform>Die Regel des Anbieters macht daraus %Ln Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the file in which the passwords are sealed. Each is in it before its account is made, so that no crash loses one.</source>
        <translation>Wählen Sie die Datei, in der die Passwörter versiegelt werden. Jedes steht darin, bevor sein Konto angelegt wird; kein Absturz verliert eines.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Die beiden Passphrasen sind verschieden.</translation>
    </message>
    <message>
        <source>Type the passphrase twice. Without it nobody can open the file, not even you.</source>
        <translation>Geben Sie die Passphrase zweimal ein. Ohne sie kann niemand die Datei öffnen, auch Sie nicht.</translation>
    </message>
    <message>
        <source>They are printed after the run and kept nowhere: if the program ends before, they are lost and must be reset.</source>
        <translation>Sie werden nach dem Lauf gedruckt und nirgends aufbewahrt: Endet das Programm vorher, sind sie verloren und müssen zurückgesetzt werden.</translation>
    </message>
    <message>
        <source>Seal the Passwords In</source>
        <translation>Passwörter versiegeln in</translation>
    </message>
    <message>
        <source>Sealed passwords (*.sealed)</source>
        <translation>Versiegelte Passwörter (*.sealed)</translation>
    </message>
    <message>
        <source>The provider creates nobody without a password, and the file has none: choose how they come by one.</source>
        <translation>Der Anbieter legt niemanden ohne Passwort an, und die Datei enthält keines: Wählen Sie, wie sie zu einem kommen.</translation>
    </message>
</context>
<context>
    <name>Provost::PasswordEditor</name>
    <message>
        <source>Make one</source>
        <translation>Eines erzeugen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy it now: it is not shown again.</source>
        <translation>Jetzt kopieren: es wird nicht wieder gezeigt.</translation>
    </message>
    <message>
        <source>Weak: easily guessed</source>
        <translation>Schwach: leicht zu erraten</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
    <message>
        <source>%1: make one</source>
        <translation>%1: erzeugen</translation>
    </message>
    <message>
        <source>%1: copy</source>
        <translation>%1: kopieren</translation>
    </message>
    <message>
        <source>Set, and not shown again</source>
        <translation>Gesetzt, wird nicht gezeigt</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Nicht aufbewahrt</translation>
    </message>
    <message>
        <source>It was not kept: give it again.</source>
        <translation>Es wurde nicht aufbewahrt: Geben Sie es neu an.</translation>
    </message>
</context>
<context>
    <name>Provost::PhotoEditor</name>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei …</translation>
    </message>
    <message>
        <source>%1: from a file</source>
        <translation>%1: aus einer Datei</translation>
    </message>
    <message>
        <source>Picture, %1</source>
        <translation>Bild, %1</translation>
    </message>
    <message>
        <source>A picture that cannot be shown</source>
        <translation>Ein Bild, das nicht angezeigt werden kann</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>This is no picture, cannot be read, or is larger than %1.</source>
        <translation>Das ist kein Bild, nicht lesbar oder größer als %1.</translation>
    </message>
</context>
<context>
    <name>Provost::PlaceLine</name>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
</context>
<context>
    <name>Provost::PlanPane</name>
    <message numerus="yes">
        <source>%Ln membership(s) looked up in the review</source>
        <translation>
            <numerusform>%Ln Mitgliedschaft wird beim Prüfen nachgeschlagen</numerusform>
            <numerusform>%Ln Mitgliedschaften werden beim Prüfen nachgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>This provider does not show who is in a group. The review asks, and leaves out who is a member already; where it is not told, the membership is sent, and counts as done for who is in already.</source>
        <translation>Dieser Anbieter zeigt nicht, wer in einer Gruppe ist. Beim Prüfen wird gefragt, und wer schon Mitglied ist, wird ausgelassen; wo es nicht zu erfahren ist, wird die Mitgliedschaft gesendet und gilt für den, der schon darin ist, als erledigt.</translation>
    </message>
    <message>
        <source>Tick &amp;all</source>
        <translation>&amp;Alle ankreuzen</translation>
    </message>
    <message>
        <source>What becomes of each row</source>
        <translation>Was aus jeder Zeile wird</translation>
    </message>
    <message>
        <source>What becomes of those who are ticked</source>
        <translation>Was aus den Angekreuzten wird</translation>
    </message>
    <message>
        <source>Leave them alone</source>
        <translation>In Ruhe lassen</translation>
    </message>
    <message>
        <source>Disable who is ticked</source>
        <translation>Angekreuzte deaktivieren</translation>
    </message>
    <message>
        <source>Delete who is ticked</source>
        <translation>Angekreuzte löschen</translation>
    </message>
    <message>
        <source>In the directory and not in the file</source>
        <translation>Im Verzeichnis und nicht in der Datei</translation>
    </message>
    <message>
        <source>In the directory and not in the file. A missing row never removes anybody by itself.</source>
        <translation>Im Verzeichnis und nicht in der Datei. Eine fehlende Zeile entfernt von sich aus niemanden.</translation>
    </message>
    <message>
        <source>to create</source>
        <translation>anzulegen</translation>
    </message>
    <message>
        <source>to update</source>
        <translation>zu ändern</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>not in the file</source>
        <translation>nicht in der Datei</translation>
    </message>
    <message>
        <source>Looking them up in the directory…</source>
        <translation>Sie werden im Verzeichnis nachgeschlagen …</translation>
    </message>
    <message>
        <source>Not planned yet</source>
        <translation>Noch nicht geplant</translation>
    </message>
    <message>
        <source>Only reads are sent. Whichever takes fewer requests is done: looking up each row, or reading everything once.</source>
        <translation>Es wird nur gelesen, auf dem Weg mit den wenigsten Anfragen: jede Zeile nachschlagen oder alles einmal lesen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) cannot be imported and are left out.</source>
        <translation>
            <numerusform>%Ln Zeile kann nicht importiert werden und bleibt außen vor.</numerusform>
            <numerusform>%Ln Zeilen können nicht importiert werden und bleiben außen vor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mend Them</source>
        <translation>Beheben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) to send</source>
        <translation>
            <numerusform>%Ln Anfrage zu senden</numerusform>
            <numerusform>%Ln Anfragen zu senden</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 %2</source>
        <extracomment>an amount of money, e.g. &quot;about 0.96 USD&quot;</extracomment>
        <translation>etwa %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln second(s)</source>
        <translation>
            <numerusform>etwa %Ln Sekunde</numerusform>
            <numerusform>etwa %Ln Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s)</source>
        <translation>
            <numerusform>etwa %Ln Minute</numerusform>
            <numerusform>etwa %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the directory was read as a whole: %Ln request(s)</source>
        <translation>
            <numerusform>das Verzeichnis wurde ganz gelesen: %Ln Anfrage</numerusform>
            <numerusform>das Verzeichnis wurde ganz gelesen: %Ln Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>looked up row by row: %Ln request(s)</source>
        <translation>
            <numerusform>zeilenweise nachgeschlagen: %Ln Anfrage</numerusform>
            <numerusform>zeilenweise nachgeschlagen: %Ln Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to disable</source>
        <translation>
            <numerusform>%Ln zu deaktivieren</numerusform>
            <numerusform>%Ln zu deaktivieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to delete</source>
        <translation>
            <numerusform>%Ln zu löschen</numerusform>
            <numerusform>%Ln zu löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of the file do not say whom they are about, and may mean any of these. Mend them or leave them out first.</source>
        <translation>
            <numerusform>%Ln Zeile der Datei sagt nicht, um wen es geht, und kann jeden von diesen meinen. Berichtigen Sie sie zuerst, oder lassen Sie sie aus.</numerusform>
            <numerusform>%Ln Zeilen der Datei sagen nicht, um wen es geht, und können jeden von diesen meinen. Berichtigen Sie sie zuerst, oder lassen Sie sie aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>No row of the file says whom it is about, so nobody is taken for absent.</source>
        <translation>Keine Zeile der Datei sagt, um wen es geht; deshalb gilt niemand als fehlend.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln existing password(s) set anew</source>
        <translation>
            <numerusform>%Ln vorhandenes Passwort wird neu gesetzt</numerusform>
            <numerusform>%Ln vorhandene Passwörter werden neu gesetzt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::PlanRowsModel</name>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>Provost::PracticeCommand</name>
    <message>
        <source>The port on 127.0.0.1; 0 takes a free one.</source>
        <translation>Der Port auf 127.0.0.1; 0 nimmt einen freien.</translation>
    </message>
    <message>
        <source>How many people (1000).</source>
        <translation>Wie viele Personen (1000).</translation>
    </message>
    <message>
        <source>How many groups (50).</source>
        <translation>Wie viele Gruppen (50).</translation>
    </message>
    <message>
        <source>The same seed gives the same people (1).</source>
        <translation>Derselbe Startwert ergibt dieselben Personen (1).</translation>
    </message>
    <message>
        <source>Whose dialect to speak: rfc, entra, aws, github or minimal.</source>
        <translation>Wessen Dialekt gesprochen wird: rfc, entra, aws, github oder minimal.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The bearer token to ask for; made up if not given.</source>
        <translation>Das verlangte Bearer-Token; ohne Angabe wird eines erfunden.</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Keep the directory in &lt;file&gt;.</source>
        <translation>Das Verzeichnis in &lt;Datei&gt; aufbewahren.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Misbehave, such as 429:every=50,retry-after=2; may be given several times.</source>
        <translation>Sich danebenbenehmen, etwa 429:every=50,retry-after=2; mehrfach möglich.</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Refuse every change.</source>
        <translation>Jede Änderung ablehnen.</translation>
    </message>
    <message>
        <source>practice takes no argument but its options</source>
        <translation>practice nimmt nur Optionen, keine Argumente</translation>
    </message>
    <message>
        <source>provost: the output could not be written</source>
        <translation>provost: Die Ausgabe konnte nicht geschrieben werden</translation>
    </message>
</context>
<context>
    <name>Provost::PrincipalList</name>
    <message numerus="yes">
        <source>%Ln people or groups</source>
        <translation>
            <numerusform>%Ln Person oder Gruppe</numerusform>
            <numerusform>%Ln Personen oder Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop names or addresses on a group</source>
        <translation>Namen oder Adressen auf einer Gruppe ablegen</translation>
    </message>
    <message>
        <source>Look these up</source>
        <translation>Nachschlagen</translation>
    </message>
    <message>
        <source>Look these up, and add them to %1</source>
        <translation>Nachschlagen und zu %1 hinzufügen</translation>
    </message>
</context>
<context>
    <name>Provost::ProviderPage</name>
    <message>
        <source>Copied as JSON</source>
        <translation>Als JSON kopiert</translation>
    </message>
    <message>
        <source>Copied as Markdown</source>
        <translation>Als Markdown kopiert</translation>
    </message>
    <message>
        <source>Profile: %1, as of %2</source>
        <translation>Profil: %1, Stand %2</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>Profil: %1</translation>
    </message>
    <message numerus="yes">
        <source>up to %n call(s)</source>
        <translation>
            <numerusform>höchstens %n Aufruf</numerusform>
            <numerusform>höchstens %n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Probe now: %1</source>
        <translation>&amp;Jetzt prüfen: %1</translation>
    </message>
    <message>
        <source>&amp;Probe now: %1, about %2</source>
        <translation>&amp;Jetzt prüfen: %1, etwa %2</translation>
    </message>
    <message>
        <source>The probe brought nothing: %1</source>
        <translation>Die Prüfung brachte nichts: %1</translation>
    </message>
    <message numerus="yes">
        <source>Probed with %n call(s).</source>
        <translation>
            <numerusform>Mit %n Aufruf geprüft.</numerusform>
            <numerusform>Mit %n Aufrufen geprüft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are not as Provost takes them to be.</source>
        <translation>
            <numerusform>%n Punkt ist nicht, wie Provost annimmt.</numerusform>
            <numerusform>%n Punkte sind nicht, wie Provost annimmt.</numerusform>
        </translation>
    </message>
    <message>
        <source>All is as Provost takes it to be.</source>
        <translation>Alles ist, wie Provost annimmt.</translation>
    </message>
    <message>
        <source>It was stopped early; the rest was not looked at.</source>
        <translation>Sie wurde vorzeitig beendet; der Rest blieb ungeprüft.</translation>
    </message>
    <message>
        <source>Choose a line to see what was asked, and what the standing means.</source>
        <translation>Wählen Sie eine Zeile, um zu sehen, was gefragt wurde und was der Stand bedeutet.</translation>
    </message>
    <message>
        <source>Capabilities of the provider</source>
        <translation>Fähigkeiten des Anbieters</translation>
    </message>
    <message>
        <source>&amp;Contradictions only</source>
        <translation>&amp;Nur Widersprüche</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Sa&amp;ve corrected profile</source>
        <translation>Berichtigtes &amp;Profil speichern</translation>
    </message>
    <message>
        <source>Puts what was found into the profiles of this program; it is used when the connection is next opened</source>
        <translation>Legt das Gefundene bei den Profilen dieses Programms ab; es gilt, sobald die Verbindung wieder geöffnet wird</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the capability card</source>
        <translation>Fähigkeiten kopieren</translation>
    </message>
    <message>
        <source>As &amp;JSON</source>
        <translation>Als &amp;JSON</translation>
    </message>
    <message>
        <source>As &amp;Markdown</source>
        <translation>Als &amp;Markdown</translation>
    </message>
    <message>
        <source>Progress of the probe</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>Tries by reading what the provider really does. Nothing is changed.</source>
        <translation>Versucht durch Lesen, was der Anbieter wirklich tut. Nichts wird geändert.</translation>
    </message>
    <message>
        <source>The provider says something else of itself than before, last noticed %1. %2</source>
        <comment>time, sentences</comment>
        <translation>Der Anbieter sagt von sich anderes als zuvor, zuletzt bemerkt %1. %2</translation>
    </message>
    <message>
        <source>Show &amp;All</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>Put A&amp;way</source>
        <translation>&amp;Weglegen</translation>
    </message>
    <message>
        <source>What the provider says otherwise of itself</source>
        <translation>Was der Anbieter jetzt anders von sich sagt</translation>
    </message>
</context>
<context>
    <name>Provost::QueryBar</name>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Fi&amp;lter</source>
        <translation>Fi&amp;lter</translation>
    </message>
    <message>
        <source>Type a SCIM filter (Ctrl+L)</source>
        <translation>SCIM-Filter eingeben (Strg+L)</translation>
    </message>
    <message>
        <source>Search %1</source>
        <translation>%1 suchen</translation>
    </message>
    <message>
        <source>Reads every entry of this list in the background, so that any attribute can be searched, filtered and sorted without asking the provider again.</source>
        <translation>Liest im Hintergrund jeden Eintrag dieser Liste, damit alle Attribute durchsucht, gefiltert und sortiert werden können, ohne den Anbieter erneut zu fragen.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Reads every entry from the first on, also those that were read before it was stopped.</source>
        <translation>Liest jeden Eintrag vom ersten an, auch die, die gelesen waren, bevor angehalten wurde.</translation>
    </message>
</context>
<context>
    <name>Provost::QuickChips</name>
    <message>
        <source>Sa&amp;ve Search…</source>
        <translation>Suche s&amp;peichern …</translation>
    </message>
    <message>
        <source>Keeps what is searched and filtered now as one of these buttons</source>
        <translation>Bewahrt auf, was jetzt gesucht und gefiltert wird, als eine dieser Schaltflächen</translation>
    </message>
    <message>
        <source>%1, %2 found</source>
        <comment>quick filter, number</comment>
        <translation>%1, %2 gefunden</translation>
    </message>
    <message>
        <source>Delete removes it.</source>
        <translation>Entf entfernt sie.</translation>
    </message>
    <message>
        <source>The groups have to be read, and show their members, before this is known.</source>
        <translation>Dazu müssen die Gruppen gelesen sein und ihre Mitglieder zeigen.</translation>
    </message>
    <message>
        <source>%1 cannot be asked this. It can be answered here once everything is read.</source>
        <translation>%1 lässt sich das nicht fragen. Hier lässt es sich beantworten, sobald alles gelesen ist.</translation>
    </message>
    <message>
        <source>Save Search</source>
        <translation>Suche speichern</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>&amp;Remove “%1”</source>
        <translation>„%1“ &amp;entfernen</translation>
    </message>
    <message>
        <source>Press it to see the others, too.</source>
        <translation>Drücken Sie darauf, um auch die anderen zu sehen.</translation>
    </message>
    <message>
        <source>“%1” was replaced. Before, it asked: %2</source>
        <comment>name, what was searched and filtered</comment>
        <translation>„%1“ wurde ersetzt. Vorher wurde gefragt: %2</translation>
    </message>
    <message>
        <source>“%1” was removed. It asked: %2</source>
        <comment>name, what was searched and filtered</comment>
        <translation>„%1“ wurde entfernt. Gefragt wurde: %2</translation>
    </message>
    <message>
        <source>%1 does not tell when.</source>
        <translation>%1 sagt nicht, wann das war.</translation>
    </message>
</context>
<context>
    <name>Provost::ReadingBar</name>
    <message>
        <source>Reading %1: %2</source>
        <comment>resource type, number</comment>
        <translation>%1 werden gelesen: %2</translation>
    </message>
    <message>
        <source>%1: stopped at %2</source>
        <comment>resource type, number</comment>
        <translation>%1: angehalten bei %2</translation>
    </message>
    <message>
        <source>Reading %1: %2 of %3</source>
        <comment>resource type, numbers</comment>
        <translation>%1 werden gelesen: %2 von %3</translation>
    </message>
    <message>
        <source>%1: stopped at %2 of %3</source>
        <comment>resource type, numbers</comment>
        <translation>%1: angehalten bei %2 von %3</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>reading</comment>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go On</source>
        <comment>reading</comment>
        <translation>Weiterlesen</translation>
    </message>
    <message>
        <source>Go On: %1</source>
        <comment>reading; what it takes</comment>
        <translation>Weiterlesen: %1</translation>
    </message>
    <message>
        <source>Stop reading %1</source>
        <translation>Lesen von %1 anhalten</translation>
    </message>
    <message>
        <source>Go on reading %1</source>
        <translation>%1 weiterlesen</translation>
    </message>
    <message>
        <source>What was read stays; it can be gone on with from there.</source>
        <translation>Was gelesen wurde, bleibt; von dort kann weitergelesen werden.</translation>
    </message>
    <message>
        <source>Begin Anew</source>
        <comment>reading</comment>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Begin Anew: %1</source>
        <comment>reading; what it takes</comment>
        <translation>Neu beginnen: %1</translation>
    </message>
    <message>
        <source>Begin reading %1 anew</source>
        <translation>Lesen neu beginnen: %1</translation>
    </message>
    <message>
        <source>Stopped %1</source>
        <comment>time</comment>
        <translation>Angehalten %1</translation>
    </message>
    <message>
        <source>Goes on where it was stopped: %1</source>
        <comment>what it takes</comment>
        <translation>Geht weiter, wo angehalten wurde: %1</translation>
    </message>
    <message>
        <source>The provider does not let it be gone on with any more; from the beginning it takes %1</source>
        <comment>calls</comment>
        <translation>Der Anbieter lässt es nicht mehr weitergehen; von vorn braucht es %1</translation>
    </message>
</context>
<context>
    <name>Provost::ReferenceEditor</name>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Namen eingeben</translation>
    </message>
    <message>
        <source>The server cannot search by this. Type a whole user name.</source>
        <translation>Danach kann der Server nicht suchen. Geben Sie einen ganzen Benutzernamen ein.</translation>
    </message>
    <message>
        <source>Nobody of this name</source>
        <translation>Niemand mit diesem Namen</translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>Die Suche schlug fehl</translation>
    </message>
</context>
<context>
    <name>Provost::ReferencesView</name>
    <message>
        <source>Find in this list</source>
        <translation>In dieser Liste suchen</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Verweise</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>ein Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Provost::RenameGroupDialog</name>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
</context>
<context>
    <name>Provost::ReportPane</name>
    <message>
        <source>Save &amp;Rejects…</source>
        <translation>&amp;Abgelehnte sichern …</translation>
    </message>
    <message>
        <source>Save Re&amp;port…</source>
        <translation>&amp;Bericht sichern …</translation>
    </message>
    <message>
        <source>Import Another &amp;File</source>
        <translation>Weitere &amp;Datei importieren</translation>
    </message>
    <message>
        <source>Ready to be reviewed</source>
        <translation>Bereit zur Prüfung</translation>
    </message>
    <message>
        <source>The changes wait in the review, where they are applied. What came of each row is told here afterwards.</source>
        <translation>Die Änderungen warten in der Prüfung, wo sie angewendet werden. Was aus jeder Zeile wurde, steht danach hier.</translation>
    </message>
    <message>
        <source>Go to the Re&amp;view</source>
        <translation>Zur &amp;Prüfung</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gesichert in %1.</translation>
    </message>
    <message>
        <source>Your own rows that were not done, with the reason behind; imports again as it is</source>
        <translation>Ihre eigenen Zeilen, die nicht erledigt wurden, mit dem Grund dahinter; lässt sich so wieder importieren</translation>
    </message>
    <message>
        <source>Every row and what came of it, as CSV, HTML or Excel</source>
        <translation>Jede Zeile und was aus ihr wurde, als CSV, HTML oder Excel</translation>
    </message>
    <message>
        <source>Rows that were not done</source>
        <translation>Nicht erledigte Zeilen</translation>
    </message>
    <message>
        <source>%1: %L2</source>
        <comment>a count of rows</comment>
        <translation>%1: %L2</translation>
    </message>
    <message>
        <source>Save the Rows That Were Not Done</source>
        <translation>Nicht erledigte Zeilen sichern</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Save the Report</source>
        <translation>Bericht sichern</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) of the import wait in the review</source>
        <translation>
            <numerusform>%Ln Objekt des Imports wartet in der Prüfung</numerusform>
            <numerusform>%Ln Objekte des Imports warten in der Prüfung</numerusform>
        </translation>
    </message>
    <message>
        <source>Only some were applied so far. What came of each row is told here when the others are applied too, or taken out of the changes.</source>
        <translation>Bisher wurden nur einige angewendet. Was aus jeder Zeile wurde, steht hier, sobald auch die anderen angewendet oder aus den Änderungen genommen sind.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new password(s) are sealed in %1.</source>
        <translation>
            <numerusform>%Ln neues Passwort ist in %1 versiegelt.</numerusform>
            <numerusform>%Ln neue Passwörter sind in %1 versiegelt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Print Slips…</source>
        <translation>Zettel drucken …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new password(s) are known to nobody yet. They are gone when the program ends or another file is opened.</source>
        <translation>
            <numerusform>%Ln neues Passwort kennt noch niemand. Es ist verloren, wenn das Programm endet oder eine andere Datei geöffnet wird.</numerusform>
            <numerusform>%Ln neue Passwörter kennt noch niemand. Sie sind verloren, wenn das Programm endet oder eine andere Datei geöffnet wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Take Back…</source>
        <translation>Zurück&amp;nehmen …</translation>
    </message>
    <message>
        <source>Reads what the import has left and shows what would undo it; nothing is sent before you have reviewed that</source>
        <translation>Liest, was der Import hinterlassen hat, und zeigt, was ihn zurücknimmt; gesendet wird erst, wenn Sie das geprüft haben</translation>
    </message>
    <message>
        <source>The slips could not be printed. The passwords are still here.</source>
        <translation>Die Zettel konnten nicht gedruckt werden. Die Passwörter sind noch da.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) went to the printer. Once you hold them and can read them, the passwords need not be kept here.</source>
        <translation>
            <numerusform>%Ln Zettel ging an den Drucker. Wenn Sie ihn lesbar in der Hand haben, muss das Passwort hier nicht bleiben.</numerusform>
            <numerusform>%Ln Zettel gingen an den Drucker. Wenn Sie sie lesbar in der Hand haben, müssen die Passwörter hier nicht bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget the Passwords</source>
        <translation>Passwörter vergessen</translation>
    </message>
    <message>
        <source>Print Again…</source>
        <translation>Noch einmal drucken …</translation>
    </message>
    <message>
        <source>The passwords are no longer kept here.</source>
        <translation>Die Passwörter werden hier nicht länger aufbewahrt.</translation>
    </message>
    <message>
        <source>That is the file that was imported. Choose another name.</source>
        <translation>Das ist die Datei, die importiert wurde. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message numerus="yes">
        <source>The import was carried out in %Ln run(s). The last one is taken back here, the others in Activity</source>
        <translation>
            <numerusform>Der Import wurde in %Ln Lauf ausgeführt. Hier wird der letzte zurückgenommen, die anderen unter „Aktivität“</numerusform>
            <numerusform>Der Import wurde in %Ln Läufen ausgeführt. Hier wird der letzte zurückgenommen, die anderen unter „Aktivität“</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ReportRowDelegate</name>
    <message>
        <source>Request ID: %1</source>
        <translation>Anfragekennung: %1</translation>
    </message>
    <message>
        <source>The provider says: “%1”</source>
        <translation>Der Anbieter sagt: „%1“</translation>
    </message>
</context>
<context>
    <name>Provost::ReportRowsModel</name>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Why, and what to do</source>
        <translation>Warum, und was zu tun ist</translation>
    </message>
</context>
<context>
    <name>Provost::RequestsPage</name>
    <message>
        <source>No request fits the filter</source>
        <translation>Keine Anfrage passt zum Filter</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alle zeigen</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>Noch keine Anfrage</translation>
    </message>
    <message>
        <source>Everything that is sent to the directory from now on appears here, without the token and passwords.</source>
        <translation>Alles, was ab jetzt an das Verzeichnis gesendet wird, erscheint hier, ohne Token und Passwörter.</translation>
    </message>
    <message>
        <source>last %1 of %2</source>
        <translation>die letzten %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>eine Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 shown, %2</source>
        <comment>3 shown, last 500 of 1,204</comment>
        <translation>%1 gezeigt, %2</translation>
    </message>
    <message>
        <source>Filter: address, method, status, request id</source>
        <translation>Filter: Adresse, Methode, Status, Anfrage-ID</translation>
    </message>
    <message>
        <source>Filter the requests</source>
        <translation>Anfragen filtern</translation>
    </message>
    <message>
        <source>&amp;Failures only</source>
        <translation>Nur &amp;Fehler</translation>
    </message>
    <message>
        <source>Follow the &amp;newest</source>
        <translation>Den &amp;neuesten folgen</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>Provost::ResourceDelegate</name>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
</context>
<context>
    <name>Provost::ResourceHeader</name>
    <message>
        <source>%1
%2
Click to sort; the server does it.</source>
        <translation>%1
%2
Klicken sortiert; das macht der Server.</translation>
    </message>
    <message>
        <source>%1
%2
%3 does not sort by this column.</source>
        <translation>%1
%2
%3 sortiert nicht nach dieser Spalte.</translation>
    </message>
    <message>
        <source>&amp;Hide This Column</source>
        <translation>Diese Spalte &amp;ausblenden</translation>
    </message>
    <message>
        <source>&amp;Fit to Contents</source>
        <translation>An Inhalt an&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Choose Columns…</source>
        <translation>Spalten &amp;wählen…</translation>
    </message>
</context>
<context>
    <name>Provost::ResourceTable</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ResourceTableModel</name>
    <message>
        <source>loading</source>
        <translation>wird geladen</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>nicht geladen</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und ein weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, written a moment ago</source>
        <comment>for a screen reader; %1: a cell&apos;s text</comment>
        <translation>%1, gerade geschrieben</translation>
    </message>
    <message>
        <source>Written here a moment ago; the provider does not show it yet.</source>
        <translation>Gerade hier geschrieben; der Anbieter zeigt es noch nicht.</translation>
    </message>
    <message>
        <source>%1, found by %2</source>
        <comment>for a screen reader; a cell&apos;s text, attribute and value</comment>
        <translation>%1, gefunden durch %2</translation>
    </message>
    <message>
        <source>Found by %1</source>
        <comment>attribute and value</comment>
        <translation>Gefunden durch %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>attribute and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>nearly: %1</source>
        <comment>found although a letter differs</comment>
        <translation>ähnlich: %1</translation>
    </message>
</context>
<context>
    <name>Provost::ResumeCommand</name>
    <message>
        <source>The number of a run, as `provost runs` shows it.</source>
        <translation>Die Nummer eines Laufs, wie `provost runs` sie zeigt.</translation>
    </message>
    <message>
        <source>Read passwords again from &lt;file&gt;; by default from where they came.</source>
        <translation>Kennwörter erneut aus &lt;Datei&gt; lesen; sonst von dort, woher sie kamen.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>resume goes on with a plan that was made before; it makes none</source>
        <translation>resume setzt einen früheren Plan fort und macht keinen neuen</translation>
    </message>
    <message>
        <source>provost: run %1 is finished; nothing was done</source>
        <translation>provost: Lauf %1 ist fertig; es wurde nichts getan</translation>
    </message>
    <message>
        <source>The file in which the run has sealed its passwords.</source>
        <translation>Die Datei, in der der Lauf seine Kennwörter versiegelt hat.</translation>
    </message>
    <message>
        <source>The environment variable that holds the passphrase of --passwords.</source>
        <translation>Die Umgebungsvariable mit der Passphrase von --passwords.</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>The run belongs to this directory, though neither shows it: several share its base URL.</source>
        <translation>Der Lauf gehört zu diesem Verzeichnis, obwohl beide es nicht zeigen: Mehrere haben dieselbe Basis-URL.</translation>
    </message>
    <message>
        <source>run %1 does not tell in which of the directories behind %2 it was made; if it is this one, say --same-directory</source>
        <translation>Lauf %1 sagt nicht, in welchem der Verzeichnisse hinter %2 er gemacht wurde; ist es dieses, geben Sie --same-directory an</translation>
    </message>
    <message>
        <source>run %1 was made with the connection &quot;%2&quot;; if this is the same directory, say --same-directory</source>
        <translation>Lauf %1 wurde mit der Verbindung „%2“ gemacht; ist das dasselbe Verzeichnis, geben Sie --same-directory an</translation>
    </message>
    <message>
        <source>provost: nothing in --in or --set belongs to the steps that wait for a password</source>
        <translation>provost: nichts in --in oder --set gehört zu den Schritten, die auf ein Passwort warten</translation>
    </message>
    <message>
        <source>Send nothing more: end the run as it is, so that what is left of it may be planned anew.</source>
        <translation>Nichts mehr senden: den Lauf beenden, wie er ist, damit der Rest neu geplant werden kann.</translation>
    </message>
    <message>
        <source>provost: run %1 is given up; nothing was sent</source>
        <translation>provost: Lauf %1 ist aufgegeben; es wurde nichts gesendet</translation>
    </message>
    <message>
        <source>Give a password again: password=@env:VARIABLE, @FILE or @- (a line of standard input); for one object alone NAME:password=...</source>
        <translation>Ein Passwort erneut angeben: password=@env:VARIABLE, @DATEI oder @- (eine Zeile der Standardeingabe); nur für ein Objekt NAME:password=...</translation>
    </message>
</context>
<context>
    <name>Provost::ReviewPage</name>
    <message>
        <source>was not read before: what changes cannot be seen, nor undone</source>
        <translation>wurde vorher nicht gelesen: was sich ändert, ist weder zu sehen noch rückgängig zu machen</translation>
    </message>
    <message>
        <source>some of the values are the server&apos;s own and stay as they are</source>
        <translation>einige Werte setzt der Server selbst, sie bleiben</translation>
    </message>
    <message>
        <source>loses all its members</source>
        <translation>verliert alle Mitglieder</translation>
    </message>
    <message>
        <source>refers to others that are created with it: some references follow afterwards</source>
        <translation>verweist auf andere, die mit angelegt werden: einige Verweise folgen danach</translation>
    </message>
    <message>
        <source>Back to the changes</source>
        <translation>Zurück zu den Änderungen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Show the requests as</source>
        <translation>Anfragen zeigen als</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>curl</source>
        <translation>curl</translation>
    </message>
    <message>
        <source>PowerShell</source>
        <translation>PowerShell</translation>
    </message>
    <message>
        <source>Copy the requests</source>
        <translation>Anfragen kopieren</translation>
    </message>
    <message>
        <source>of what is created up to %1 in one request</source>
        <translation>davon bis zu %1 Anlagen in einer Anfrage</translation>
    </message>
    <message>
        <source>Requests copied, without the token and passwords.</source>
        <translation>Anfragen kopiert, ohne Token und Passwörter.</translation>
    </message>
    <message>
        <source>Changes under review</source>
        <translation>Änderungen in Prüfung</translation>
    </message>
    <message>
        <source>about %1 %2</source>
        <extracomment>an amount of money, e.g. &quot;about 0.96 USD&quot;</extracomment>
        <translation>etwa %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n Anfrage</numerusform>
            <numerusform>%n Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>etwa %n Sekunde</numerusform>
            <numerusform>etwa %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>etwa %n Minute</numerusform>
            <numerusform>etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be done and is left out:</source>
        <translation>Das geht nicht und bleibt weg:</translation>
    </message>
    <message>
        <source>Choose an object to see its requests.</source>
        <translation>Wählen Sie ein Objekt, um seine Anfragen zu sehen.</translation>
    </message>
    <message>
        <source>Nothing to send: it is so already.</source>
        <translation>Nichts zu senden: es ist schon so.</translation>
    </message>
    <message>
        <source>cannot be brought back as it was: %1</source>
        <translation>kann nicht wiederhergestellt werden, wie es war: %1</translation>
    </message>
    <message>
        <source>others have changed it since: %1</source>
        <translation>andere haben es seither geändert: %1</translation>
    </message>
    <message>
        <source>&amp;Compare the Versions…</source>
        <translation>Fassungen &amp;vergleichen…</translation>
    </message>
    <message>
        <source>Apply all changes</source>
        <translation>Alle Änderungen anwenden</translation>
    </message>
    <message>
        <source>Nothing was sent: there is something to confirm first.</source>
        <translation>Es wurde nichts gesendet: zuerst ist etwas zu bestätigen.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was sent: %n object(s) were changed or deleted by somebody else since they were edited. Settle that, or apply again to do the others without them.</source>
        <translation>
            <numerusform>Es wurde nichts gesendet: %n Objekt wurde seit der Bearbeitung von jemand anderem geändert oder gelöscht. Klären Sie das, oder wenden Sie noch einmal an, um die übrigen ohne es auszuführen.</numerusform>
            <numerusform>Es wurde nichts gesendet: %n Objekte wurden seit der Bearbeitung von jemand anderem geändert oder gelöscht. Klären Sie das, oder wenden Sie noch einmal an, um die übrigen ohne sie auszuführen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Compare…</source>
        <translation>&amp;Vergleichen…</translation>
    </message>
    <message>
        <source>This is not staged any more.</source>
        <translation>Das ist nicht mehr vorgemerkt.</translation>
    </message>
    <message>
        <source>Deleted by somebody else since it was edited.</source>
        <translation>Seit der Bearbeitung von jemand anderem gelöscht.</translation>
    </message>
    <message>
        <source>Changed by somebody else since it was edited.</source>
        <translation>Seit der Bearbeitung von jemand anderem geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were changed or deleted by somebody else since the run. Settle that, or apply to take the others back without them.</source>
        <translation>
            <numerusform>%n Objekt wurde seit dem Lauf von jemand anderem geändert oder gelöscht. Klären Sie das, oder führen Sie aus, um die anderen ohne dieses zurückzunehmen.</numerusform>
            <numerusform>%n Objekte wurden seit dem Lauf von jemand anderem geändert oder gelöscht. Klären Sie das, oder führen Sie aus, um die anderen ohne diese zurückzunehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>it is not known whether this was done; go on with the run first</source>
        <translation>ob es ausgeführt wurde, ist nicht bekannt; setzen Sie erst den Lauf fort</translation>
    </message>
    <message>
        <source>was not read beforehand: what it was is not known</source>
        <translation>wurde vorher nicht gelesen: was vorher war, ist nicht bekannt</translation>
    </message>
    <message>
        <source>secrets such as a password were not kept and do not come back</source>
        <translation>Geheimnisse wie ein Passwort wurden nicht aufbewahrt und kommen nicht zurück</translation>
    </message>
    <message>
        <source>is made anew with another id: its password, and what others refer to it by, do not come back</source>
        <translation>wird mit anderer ID neu angelegt: Passwort und Verweise anderer darauf kommen nicht zurück</translation>
    </message>
    <message>
        <source>was deleted for good: its name stays taken here, restore it with the provider’s own tools</source>
        <translation>wurde endgültig gelöscht: der Name bleibt hier vergeben, stellen Sie das Konto mit den Werkzeugen des Anbieters wieder her</translation>
    </message>
    <message>
        <source>refers to somebody deleted for good: that reference does not come back</source>
        <translation>verweist auf ein endgültig gelöschtes Konto: dieser Verweis kommt nicht zurück</translation>
    </message>
    <message>
        <source>the groups it was in are not known: it does not join them again</source>
        <translation>seine Gruppen sind nicht bekannt: es tritt ihnen nicht wieder bei</translation>
    </message>
    <message>
        <source>its members are not known: it is made without any</source>
        <translation>ihre Mitglieder sind nicht bekannt: sie wird ohne Mitglieder angelegt</translation>
    </message>
    <message>
        <source>its members were not known beforehand: a membership that was there already is taken back too</source>
        <translation>ihre Mitglieder waren vorher nicht bekannt: auch eine schon bestehende Mitgliedschaft wird zurückgenommen</translation>
    </message>
    <message>
        <source>Deleted users keep their names taken here, and only the provider’s own tools can restore them: undo cannot.</source>
        <translation>Namen gelöschter Benutzer bleiben hier vergeben; nur die Werkzeuge des Anbieters stellen sie wieder her, das Zurücknehmen nicht.</translation>
    </message>
    <message>
        <source>An earlier run may have created this already; the server does not tell.</source>
        <translation>Ein früherer Lauf hat dies vielleicht schon angelegt; der Server verrät es nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) had been created by an earlier run: no longer among the changes.</source>
        <translation>
            <numerusform>%n Objekt hatte ein früherer Lauf schon angelegt: Es steht nicht mehr unter den Änderungen.</numerusform>
            <numerusform>%n Objekte hatte ein früherer Lauf schon angelegt: Sie stehen nicht mehr unter den Änderungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was sent: an earlier run may have created %n of these object(s), and the server does not tell. Look for them there; take back what exists, and make anew what does not. Apply again to do the others.</source>
        <translation>
            <numerusform>Nichts wurde gesendet: Ein früherer Lauf hat %n Objekt vielleicht schon angelegt, und der Server verrät es nicht. Sehen Sie dort nach; nehmen Sie es zurück, wenn es da ist, sonst legen Sie es neu an. Erneutes Anwenden führt die anderen aus.</numerusform>
            <numerusform>Nichts wurde gesendet: Ein früherer Lauf hat %n Objekte vielleicht schon angelegt, und der Server verrät es nicht. Sehen Sie dort nach; nehmen Sie zurück, was da ist, und legen Sie neu an, was fehlt. Erneutes Anwenden führt die anderen aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: somebody else has changed %2 in the meantime. Both stay.</source>
        <translation>%1: Jemand anders hat inzwischen geändert: %2. Beides bleibt.</translation>
    </message>
    <message>
        <source>%1: could not be read beforehand: what somebody else may have changed there is not known.</source>
        <translation>%1: konnte vorher nicht gelesen werden; ob jemand anders dort etwas geändert hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: already a member: %2</source>
        <extracomment>%1: a person or a group, %2: attributes or members</extracomment>
        <translation>%1: schon Mitglied: %2</translation>
    </message>
    <message>
        <source>%1: not a member: %2</source>
        <translation>%1: kein Mitglied: %2</translation>
    </message>
    <message>
        <source>%1: has this value already: %2</source>
        <translation>%1: hat diesen Wert schon: %2</translation>
    </message>
    <message>
        <source>This is not sent:</source>
        <translation>Das wird nicht gesendet:</translation>
    </message>
    <message>
        <source>%1: cannot join, for it is not created: %2</source>
        <translation>%1: kann nicht dazukommen, denn es wird nicht angelegt: %2</translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <extracomment>amounts of money, e.g. &quot;0.96 to 1.20 USD&quot;</extracomment>
        <translation>%1 bis %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n request(s)</source>
        <comment>from so many, where what was written shows late</comment>
        <translation>
            <numerusform>%1 bis %n Anfrage</numerusform>
            <numerusform>%1 bis %n Anfragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::RuleModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>rows of the sample</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Where the column</source>
        <translation>Wo die Spalte</translation>
    </message>
    <message>
        <source>says</source>
        <translation>sagt</translation>
    </message>
    <message>
        <source>this</source>
        <translation>wird dies</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>zu</translation>
    </message>
    <message>
        <source>In the example rows</source>
        <translation>In den Beispielzeilen</translation>
    </message>
</context>
<context>
    <name>Provost::RunBar</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Try Failed Again</source>
        <translation>Gescheiterte &amp;wiederholen</translation>
    </message>
    <message>
        <source>Take &amp;Back…</source>
        <translation>&amp;Zurücknehmen…</translation>
    </message>
    <message>
        <source>Save a report of this run</source>
        <translation>Bericht dieses Laufs speichern</translation>
    </message>
    <message>
        <source>Reason or ticket, for the audit log</source>
        <translation>Grund oder Ticket, für das Audit-Protokoll</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <extracomment>the connection, then what it is: &quot;Contoso · Production&quot;</extracomment>
        <translation>%1  ·  %2</translation>
    </message>
    <message>
        <source>Goes to %1, %2</source>
        <translation>Geht an %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Apply All %n</source>
        <translation>
            <numerusform>&amp;Eine anwenden</numerusform>
            <numerusform>&amp;Alle %n anwenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply &amp;Selected %n</source>
        <translation>
            <numerusform>Gewähltes &amp;Objekt anwenden</numerusform>
            <numerusform>%n &amp;Gewählte anwenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Review the Rest (%n)</source>
        <translation>
            <numerusform>&amp;Rest prüfen (%n)</numerusform>
            <numerusform>&amp;Rest prüfen (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>Paused at %1 of %2</source>
        <translation>Pause bei %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 requests</source>
        <translation>%1 von %2 Anfragen</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>noch %n Sekunde</numerusform>
            <numerusform>noch %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>noch %n Minute</numerusform>
            <numerusform>noch %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied</source>
        <translation>
            <numerusform>%n angewendet</numerusform>
            <numerusform>%n angewendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed and stay here</source>
        <translation>
            <numerusform>%n gescheitert, bleibt hier</numerusform>
            <numerusform>%n gescheitert, bleiben hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not reached and stay here</source>
        <translation>
            <numerusform>%n nicht erreicht, bleibt hier</numerusform>
            <numerusform>%n nicht erreicht, bleiben hier</numerusform>
        </translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Angehalten: %1</translation>
    </message>
    <message>
        <source>Looking whether somebody else has changed anything: %1 of %2</source>
        <translation>Sehe nach, ob jemand anders etwas geändert hat: %1 von %2</translation>
    </message>
    <message>
        <source>Looking whether somebody else has changed anything…</source>
        <translation>Sehe nach, ob jemand anders etwas geändert hat…</translation>
    </message>
    <message>
        <source>Run %1 was interrupted and still has some of these to do. Go on with it or leave it first.</source>
        <translation>Lauf %1 wurde unterbrochen und hat davon noch etwas zu tun. Setzen Sie ihn zuerst fort oder lassen Sie ihn so.</translation>
    </message>
    <message>
        <source>Nothing was sent: %1</source>
        <translation>Es wurde nichts gesendet: %1</translation>
    </message>
    <message>
        <source>Nothing can be applied here: there is no journal to write it down in.</source>
        <translation>Hier kann nichts angewendet werden: es gibt kein Journal, um es festzuhalten.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Stopped before anything was sent. All changes are still here.</source>
        <translation>Angehalten, bevor etwas gesendet wurde. Alle Änderungen sind noch hier.</translation>
    </message>
    <message>
        <source>Stopped before anything more was sent. What is left of run %1 can be gone on with.</source>
        <translation>Angehalten, bevor noch etwas gesendet wurde. Was von Lauf %1 übrig ist, kann fortgesetzt werden.</translation>
    </message>
</context>
<context>
    <name>Provost::RunChangesModel</name>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>The name stays taken here, and undo cannot bring this user back: only the provider’s own tools can.</source>
        <translation>Der Name bleibt hier vergeben; nur die Werkzeuge des Anbieters bringen diesen Benutzer zurück, das Zurücknehmen nicht.</translation>
    </message>
</context>
<context>
    <name>Provost::RunListModel</name>
    <message>
        <source>Done in part</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>run</comment>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>%1, takes back %2</source>
        <translation>%1, nimmt %2 zurück</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
</context>
<context>
    <name>Provost::RunView</name>
    <message>
        <source>&amp;Compare the Versions…</source>
        <translation>Fassungen &amp;vergleichen…</translation>
    </message>
    <message>
        <source>Copy what is known of it</source>
        <translation>Kopieren, was davon bekannt ist</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Changes of the run and what came of them</source>
        <translation>Änderungen des Laufs und was daraus wurde</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n that did not go well</source>
        <translation>
            <numerusform>Nur das eine, das nicht gelang</numerusform>
            <numerusform>Nur die %n, die nicht gelangen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Provost::RunsCommand</name>
    <message>
        <source>runs takes no argument but its options</source>
        <translation>runs nimmt kein Argument außer seinen Optionen</translation>
    </message>
</context>
<context>
    <name>Provost::SchemasCommand</name>
    <message>
        <source>Only the schemas of this resource type.</source>
        <translation>Nur die Schemas dieses Ressourcentyps.</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>schemas takes no argument but its options</source>
        <translation>schemas nimmt nur Optionen, keine Argumente</translation>
    </message>
</context>
<context>
    <name>Provost::SearchCommand</name>
    <message>
        <source>A resource type, such as users.</source>
        <translation>Ein Ressourcentyp, etwa users.</translation>
    </message>
    <message>
        <source>What to look for: every word of it, in any attribute.</source>
        <translation>Wonach gesucht wird: jedes Wort davon, in beliebigen Attributen.</translation>
    </message>
    <message>
        <source>Read every resource of the type first, then search all their attributes.</source>
        <translation>Zuerst alle Ressourcen des Typs lesen, dann alle ihre Attribute durchsuchen.</translation>
    </message>
    <message>
        <source>At most so many resources; 50 if not given.</source>
        <translation>Höchstens so viele Ressourcen; 50, wenn nicht angegeben.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>search takes a resource type, such as users, and a text; quote one of several words</source>
        <translation>search erwartet einen Ressourcentyp, etwa users, und einen Text; mehrere Wörter gehören in Anführungszeichen</translation>
    </message>
    <message>
        <source>--limit %1 is not a number</source>
        <translation>--limit %1 ist keine Zahl</translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <translation>%1 von %2 gelesen</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message numerus="yes">
        <source>provost: not everything could be read: %n resource(s) before this error</source>
        <translation>
            <numerusform>provost: Nicht alles konnte gelesen werden: %n Ressource vor diesem Fehler</numerusform>
            <numerusform>provost: Nicht alles konnte gelesen werden: %n Ressourcen vor diesem Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>searched all attributes of %n resource(s), read in %1 s</source>
        <translation>
            <numerusform>alle Attribute von %n Ressource durchsucht, gelesen in %1 s</numerusform>
            <numerusform>alle Attribute von %n Ressourcen durchsucht, gelesen in %1 s</numerusform>
        </translation>
    </message>
    <message>
        <source>this provider cannot search %1 for that; with --read-all everything is read and then searched</source>
        <translation>Dieser Anbieter kann %1 danach nicht durchsuchen; mit --read-all wird alles gelesen und dann durchsucht</translation>
    </message>
    <message>
        <source>searched on the server: %1; --read-all searches every attribute and forgives accents and typing errors</source>
        <translation>auf dem Server gesucht: %1; --read-all durchsucht alle Attribute und verzeiht Akzente und Tippfehler</translation>
    </message>
    <message>
        <source>more were found; --limit shows more than %1</source>
        <translation>es gibt weitere Treffer; --limit zeigt mehr als %1</translation>
    </message>
    <message>
        <source>what is kept of this connection cannot be opened, its key is locked or missing (%1)</source>
        <translation>was von dieser Verbindung aufgehoben ist, lässt sich nicht öffnen, sein Schlüssel ist gesperrt oder fehlt (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>what is kept of this connection does not hold all of %1</source>
        <translation>was von dieser Verbindung aufgehoben ist, enthält nicht alles von %1</translation>
    </message>
    <message>
        <source>what is kept of this connection cannot be used: %1</source>
        <translation>was von dieser Verbindung aufgehoben ist, ist nicht zu gebrauchen: %1</translation>
    </message>
    <message numerus="yes">
        <source>searched all attributes of %n resource(s) as they were %1 (%2); --read-all reads them anew</source>
        <translation>
            <numerusform>alle Attribute von %n Ressource durchsucht, Stand %1 (%2); --read-all liest neu</numerusform>
            <numerusform>alle Attribute von %n Ressourcen durchsucht, Stand %1 (%2); --read-all liest neu</numerusform>
        </translation>
    </message>
    <message>
        <source>what is read is not kept: %1</source>
        <translation>was gelesen wird, wird nicht aufgehoben: %1</translation>
    </message>
    <message>
        <source>what was read is kept for the next search</source>
        <translation>das Gelesene ist für die nächste Suche aufgehoben</translation>
    </message>
    <message>
        <source>how it signs in has changed: what was read last time may be of another directory; --read-all reads it anew</source>
        <translation>die Anmeldung wurde geändert: Was beim letzten Mal gelesen wurde, kann aus einem anderen Verzeichnis sein; --read-all liest es neu</translation>
    </message>
    <message>
        <source>what is kept of this connection does not hold all of %1: the reading stopped at %2 of %3, %4</source>
        <comment>type, numbers, 2 hours ago</comment>
        <translation>was von dieser Verbindung aufgehoben ist, umfasst nicht alles von %1: das Lesen hielt bei %2 von %3 an, %4</translation>
    </message>
    <message>
        <source>a reading of %1 had stopped at %2 of %3, %4: everything is read from the beginning, and that one can no longer be gone on with</source>
        <comment>type, numbers, 2 hours ago</comment>
        <translation>ein Lesen von %1 hielt bei %2 von %3 an, %4: Alles wird vom Anfang an gelesen, und jenes kann nicht mehr fortgesetzt werden</translation>
    </message>
</context>
<context>
    <name>Provost::SelectionReader</name>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Something else is selected: nothing was changed.</source>
        <translation>Etwas anderes ist ausgewählt: Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Another list is shown: nothing was changed.</source>
        <translation>Eine andere Liste ist zu sehen: Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>What is selected is being read; one at a time.</source>
        <translation>Die Auswahl wird gerade gelesen; eins nach dem anderen.</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ausgewählt.</translation>
    </message>
    <message>
        <source>%1 are selected, and %2 can be changed at once: nothing was changed. A filter or an import can do it in parts.</source>
        <translation>%1 sind ausgewählt, und %2 lassen sich auf einmal ändern: Nichts wurde geändert. Mit einem Filter oder einem Import geht es in Teilen.</translation>
    </message>
    <message>
        <source>%1 of the %2 selected are not read yet. To read them takes %3.</source>
        <comment>numbers; calls and money</comment>
        <translation>%1 der %2 ausgewählten sind noch nicht gelesen. Sie zu lesen braucht %3.</translation>
    </message>
    <message>
        <source>&amp;Read Them</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Reading what is selected: %1 of %2</source>
        <comment>numbers</comment>
        <translation>Auswahl wird gelesen: %1 von %2</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>The list has changed meanwhile: nothing was changed. Read it again (F5) and select anew.</source>
        <translation>Die Liste hat sich inzwischen geändert: Nichts wurde geändert. Lesen Sie sie neu (F5) und wählen Sie noch einmal aus.</translation>
    </message>
    <message>
        <source>Stopped: nothing was changed.</source>
        <translation>Angehalten: Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>Provost::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>As the system (%1)</source>
        <translation>Wie das System (%1)</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>&amp;Erscheinungsbild:</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Choices take effect at once.</source>
        <translation>Jede Wahl wirkt sofort.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
</context>
<context>
    <name>Provost::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
</context>
<context>
    <name>Provost::SignInForm</name>
    <message>
        <source>Follows from the base URL</source>
        <translation>Folgt aus der Basis-URL</translation>
    </message>
    <message>
        <source>File of the certificate to sign in with</source>
        <translation>Datei des Zertifikats zum Anmelden</translation>
    </message>
    <message>
        <source>File or pkcs11: address of its private key</source>
        <translation>Datei oder pkcs11:-Adresse seines privaten Schlüssels</translation>
    </message>
    <message>
        <source>How to sign in</source>
        <translation>Art der Anmeldung</translation>
    </message>
    <message>
        <source>S&amp;ign in with:</source>
        <translation>An&amp;melden mit:</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Ten&amp;ant:</source>
        <translation>M&amp;andant:</translation>
    </message>
    <message>
        <source>Directory (tenant) ID or domain</source>
        <translation>Verzeichnis-ID (Mandant) oder Domäne</translation>
    </message>
    <message>
        <source>Client I&amp;D:</source>
        <translation>Client-I&amp;D:</translation>
    </message>
    <message>
        <source>Application (client) ID</source>
        <translation>Anwendungs-ID (Client)</translation>
    </message>
    <message>
        <source>User name:</source>
        <translation>Benutzername:</translation>
    </message>
    <message>
        <source>PEM, PFX or P12</source>
        <translation>PEM, PFX oder P12</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.pfx *.p12 *.crt)</source>
        <translation>Zertifikate (*.pem *.pfx *.p12 *.crt)</translation>
    </message>
    <message>
        <source>Only where the certificate&apos;s file does not have it</source>
        <translation>Nur, wenn er nicht in der Datei des Zertifikats ist</translation>
    </message>
    <message>
        <source>Private keys (*.key *.pem)</source>
        <translation>Private Schlüssel (*.key *.pem)</translation>
    </message>
    <message>
        <source>Certi&amp;ficate:</source>
        <translation>Zerti&amp;fikat:</translation>
    </message>
    <message>
        <source>Private &amp;key:</source>
        <translation>Privater Schl&amp;üssel:</translation>
    </message>
    <message>
        <source>Token UR&amp;L:</source>
        <translation>Token-UR&amp;L:</translation>
    </message>
    <message>
        <source>Si&amp;gn-in page:</source>
        <translation>Anmeldeseite:</translation>
    </message>
    <message>
        <source>Scope:</source>
        <translation>Bereich (scope):</translation>
    </message>
    <message>
        <source>As the provider says; may be empty</source>
        <translation>Wie vom Anbieter genannt; darf leer sein</translation>
    </message>
    <message>
        <source>Pro&amp;gram:</source>
        <translation>Pro&amp;gramm:</translation>
    </message>
    <message>
        <source>Valid until %1 · thumbprint %2</source>
        <translation>Gültig bis %1 · Fingerabdruck %2</translation>
    </message>
    <message>
        <source>This certificate has expired.</source>
        <translation>Dieses Zertifikat ist abgelaufen.</translation>
    </message>
    <message>
        <source>Send ID and secret in the header</source>
        <translation>ID und Geheimnis im Kopf senden</translation>
    </message>
    <message>
        <source>More about signing in</source>
        <translation>Mehr zur Anmeldung</translation>
    </message>
    <message>
        <source>Signature of the assertion</source>
        <translation>Signatur der Assertion</translation>
    </message>
    <message>
        <source>PS256 (what Entra asks for)</source>
        <translation>PS256 (was Entra verlangt)</translation>
    </message>
    <message>
        <source>Comes back to:</source>
        <translation>Kommt zurück zu:</translation>
    </message>
    <message>
        <source>Signature:</source>
        <translation>Signatur:</translation>
    </message>
    <message>
        <source>Audience:</source>
        <translation>Empfänger:</translation>
    </message>
    <message>
        <source>The token URL if empty</source>
        <translation>Leer: die Token-URL</translation>
    </message>
    <message>
        <source>Key&apos;s name:</source>
        <translation>Name des Schlüssels:</translation>
    </message>
    <message>
        <source>Only for servers that know keys by name (kid)</source>
        <translation>Nur für Server, die Schlüssel beim Namen kennen (kid)</translation>
    </message>
    <message>
        <source>The one kept with the secrets; or another file</source>
        <translation>Das bei den Geheimnissen aufbewahrte; oder eine andere Datei</translation>
    </message>
    <message>
        <source>Take the PIN out of the address: it would be saved in the open. Type it into the field below.</source>
        <translation>Nehmen Sie die PIN aus der Adresse: Sie würde offen gespeichert. Geben Sie sie in das Feld darunter ein.</translation>
    </message>
    <message>
        <source>As it was kept. It is read with its passphrase when the connection is tried or opened.</source>
        <translation>Wie aufbewahrt. Es wird mit seiner Passphrase gelesen, wenn die Verbindung geprüft oder geöffnet wird.</translation>
    </message>
    <message>
        <source>RS256</source>
        <translation>RS256</translation>
    </message>
    <message>
        <source>Another way…</source>
        <translation>Auf andere Weise …</translation>
    </message>
    <message>
        <source>The key stays on its token, which is asked when the connection is tried or opened.</source>
        <translation>Der Schlüssel bleibt auf seinem Token, der beim Testen oder Öffnen der Verbindung gefragt wird.</translation>
    </message>
</context>
<context>
    <name>Provost::SignInStrip</name>
    <message>
        <source>Your browser did not open. The address to sign in at was copied: paste it into a browser on this computer.</source>
        <translation>Ihr Browser hat sich nicht geöffnet. Die Adresse zum Anmelden ist kopiert: Fügen Sie sie in einen Browser auf diesem Rechner ein.</translation>
    </message>
    <message>
        <source>Copy the Address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Sign in with your browser, which opens now. If it does not, copy the address and paste it into a browser on this computer.</source>
        <translation>Melden Sie sich in Ihrem Browser an, der sich jetzt öffnet. Wenn nicht, kopieren Sie die Adresse und fügen Sie sie in einen Browser auf diesem Rechner ein.</translation>
    </message>
    <message>
        <source>The address was copied: paste it into a browser on this computer, and sign in there.</source>
        <translation>Die Adresse ist kopiert: Fügen Sie sie in einen Browser auf diesem Rechner ein und melden Sie sich dort an.</translation>
    </message>
</context>
<context>
    <name>Provost::SnapshotCommand</name>
    <message>
        <source>snapshot needs --out FILE and takes no arguments</source>
        <translation>snapshot verlangt --out DATEI und nimmt keine Argumente</translation>
    </message>
    <message>
        <source>%1: %2 read</source>
        <translation>%1: %2 gelesen</translation>
    </message>
    <message>
        <source>%1: %2 of %3 read</source>
        <translation>%1: %2 von %3 gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) in %1</source>
        <translation>
            <numerusform>%n Ressource in %1</numerusform>
            <numerusform>%n Ressourcen in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::SnapshotPage</name>
    <message>
        <source>&amp;Take Snapshot…</source>
        <translation>Auf&amp;nehmen …</translation>
    </message>
    <message>
        <source>Compare with &amp;Now…</source>
        <translation>Mit &amp;jetzt vergleichen …</translation>
    </message>
    <message>
        <source>Compare Two &amp;Files…</source>
        <translation>Zwei &amp;Dateien vergleichen …</translation>
    </message>
    <message>
        <source>What has changed since?</source>
        <translation>Was hat sich seitdem geändert?</translation>
    </message>
    <message>
        <source>Keep the state of the directory as a file today, and compare it with the directory later: who came, who went, what was changed, by attribute and membership. Any part of it can be taken back as changes that are reviewed first.</source>
        <translation>Bewahren Sie den Stand des Verzeichnisses heute als Datei auf und vergleichen Sie ihn später mit dem Verzeichnis: wer kam, wer ging, was geändert wurde, nach Attribut und Mitgliedschaft. Jeder Teil davon lässt sich zurücknehmen, als Änderungen, die Sie erst prüfen.</translation>
    </message>
    <message>
        <source>Take a Snapshot</source>
        <translation>Momentaufnahme machen</translation>
    </message>
    <message>
        <source>The Earlier State</source>
        <translation>Der frühere Stand</translation>
    </message>
    <message>
        <source>The Later State</source>
        <translation>Der spätere Stand</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Momentaufnahmen</translation>
    </message>
    <message>
        <source>&amp;Same when:</source>
        <translation>&amp;Gleich, wenn gleich:</translation>
    </message>
    <message>
        <source>their ids are</source>
        <translation>Ids</translation>
    </message>
    <message>
        <source>their user names are</source>
        <translation>Benutzernamen</translation>
    </message>
    <message>
        <source>their external ids are</source>
        <translation>externe Ids</translation>
    </message>
    <message>
        <source>Two directories give the same person different ids: compare them by user name.</source>
        <translation>Zwei Verzeichnisse geben derselben Person verschiedene Ids: Vergleichen Sie sie nach Benutzernamen.</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Choose &amp;All</source>
        <translation>&amp;Alle wählen</translation>
    </message>
    <message>
        <source>Choose N&amp;one</source>
        <translation>&amp;Keine wählen</translation>
    </message>
    <message>
        <source>Snapshots (*.snapshot)</source>
        <translation>Momentaufnahmen (*.snapshot)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Reading the directory…</source>
        <translation>Das Verzeichnis wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept in %1.</source>
        <translation>
            <numerusform>%Ln in %1 aufbewahrt.</numerusform>
            <numerusform>%Ln in %1 aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>The schemas differ, too: %1</source>
        <comment>sentences</comment>
        <translation>Auch die Schemas unterscheiden sich: %1</translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>Nichts hat sich geändert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) are as they were. What a provider sets itself, such as times and versions, does not count.</source>
        <translation>
            <numerusform>%Ln Objekt ist, wie es war. Was ein Anbieter selbst setzt, etwa Zeiten und Versionen, zählt nicht.</numerusform>
            <numerusform>%Ln Objekte sind, wie sie waren. Was ein Anbieter selbst setzt, etwa Zeiten und Versionen, zählt nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take Back %n Object(s)…</source>
        <translation>
            <numerusform>%n Objekt zurücknehmen …</numerusform>
            <numerusform>%n Objekte zurücknehmen …</numerusform>
        </translation>
    </message>
    <message>
        <source>Take Back…</source>
        <translation>Zurücknehmen …</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>Diese Verbindung ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Makes changes that restore the earlier state; they are reviewed first</source>
        <translation>Macht Änderungen, die den früheren Stand wiederherstellen; Sie prüfen sie zuerst</translation>
    </message>
    <message>
        <source>Since %1: %2 new, %3 gone, %4 changed, %5 as they were.</source>
        <comment>time, numbers</comment>
        <translation>Seit %1: %2 neu, %3 fort, %4 geändert, %5 wie zuvor.</translation>
    </message>
    <message>
        <source>Who is gone is made anew, with another id and without a password.</source>
        <translation>Wer fort ist, wird neu angelegt, mit anderer Id und ohne Passwort.</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n object(s)</source>
        <translation>
            <numerusform>%n Objekt zurücknehmen</numerusform>
            <numerusform>%n Objekte zurücknehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>The directory could not be read to its end, and an incomplete state is not used. %1</source>
        <translation>Das Verzeichnis konnte nicht bis zum Ende gelesen werden; ein unvollständiger Stand wird nicht verwendet. %1</translation>
    </message>
    <message>
        <source>To read the whole directory takes %1.</source>
        <comment>calls, money, time</comment>
        <translation>Das ganze Verzeichnis zu lesen erfordert %1.</translation>
    </message>
    <message>
        <source>The provider does not say how much there is to read, and calls to it cost money.</source>
        <translation>Der Anbieter sagt nicht, wie viel zu lesen ist, und Aufrufe kosten Geld.</translation>
    </message>
    <message>
        <source>&amp;Read It</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>Reading the directory: %1, %2</source>
        <comment>users, number</comment>
        <translation>Das Verzeichnis wird gelesen: %1, %2</translation>
    </message>
    <message>
        <source>Reading the directory: %1, %2 of %3</source>
        <comment>users, numbers</comment>
        <translation>Das Verzeichnis wird gelesen: %1, %2 von %3</translation>
    </message>
    <message>
        <source>Opening the snapshot…</source>
        <translation>Die Momentaufnahme wird geöffnet…</translation>
    </message>
    <message>
        <source>This is a snapshot of another directory, %1: nothing of it can be taken back here.</source>
        <translation>Das ist eine Momentaufnahme eines anderen Verzeichnisses, %1: Nichts davon kann hier zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Two files were compared. What differs in this directory now can be taken back: compare with now.</source>
        <translation>Zwei Dateien wurden verglichen. Zurückgenommen werden kann, was in diesem Verzeichnis jetzt anders ist: Vergleichen Sie mit jetzt.</translation>
    </message>
    <message>
        <source>Objects were compared by their names. Only what is compared by ids can be taken back.</source>
        <translation>Objekte wurden nach ihren Namen verglichen. Nur was nach Ids verglichen wird, kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>What is staged is not offered again; compare once more after it was applied.</source>
        <translation>Was vorgemerkt ist, wird nicht noch einmal angeboten; vergleichen Sie nach dem Anwenden erneut.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) or reference(s) cannot be restored: who they name is gone, and not among what is taken back.</source>
        <translation>
            <numerusform>%Ln Mitgliedschaft oder Verweis kann nicht wiederhergestellt werden: Wer darin genannt ist, fehlt und gehört nicht zum Zurückgenommenen.</numerusform>
            <numerusform>%Ln Mitgliedschaften oder Verweise können nicht wiederhergestellt werden: Wer darin genannt ist, fehlt und gehört nicht zum Zurückgenommenen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whose snapshot is it?</source>
        <translation>Wessen Momentaufnahme ist das?</translation>
    </message>
    <message>
        <source>What is taken back makes “%1” what the snapshot says.</source>
        <comment>connection</comment>
        <translation>Was zurückgenommen wird, macht „%1“ zu dem, was die Momentaufnahme sagt.</translation>
    </message>
    <message>
        <source>Who is made anew is without what the provider does not show in lists: %1.</source>
        <comment>attributes</comment>
        <translation>Wer neu angelegt wird, ist ohne das, was der Anbieter in Listen nicht zeigt: %1.</translation>
    </message>
</context>
<context>
    <name>Provost::StartPage</name>
    <message>
        <source>Provost</source>
        <translation>Provost</translation>
    </message>
    <message>
        <source>A console for the people and groups of a SCIM 2.0 directory.</source>
        <translation>Eine Konsole für die Personen und Gruppen eines SCIM-2.0-Verzeichnisses.</translation>
    </message>
    <message>
        <source>&amp;Connect to a directory</source>
        <translation>Mit einem Verzeichnis &amp;verbinden</translation>
    </message>
    <message>
        <source>Microsoft Entra ID, AWS, Okta, GitHub, Slack, Keycloak or any other SCIM 2.0 service. You need its address and a token.</source>
        <translation>Microsoft Entra ID, AWS, Okta, GitHub, Slack, Keycloak oder jeder andere SCIM-2.0-Dienst. Sie brauchen seine Adresse und ein Token.</translation>
    </message>
    <message>
        <source>Open the &amp;practice directory</source>
        <translation>&amp;Übungsverzeichnis öffnen</translation>
    </message>
    <message>
        <source>A thousand invented people and fifty groups on this computer. Try everything; nothing leaves it, nothing can break.</source>
        <translation>Tausend erfundene Personen und fünfzig Gruppen auf diesem Computer. Probieren Sie alles aus; nichts geht nach außen, nichts kann kaputtgehen.</translation>
    </message>
    <message>
        <source>Saved co&amp;nnections</source>
        <translation>&amp;Gespeicherte Verbindungen</translation>
    </message>
    <message>
        <source>&amp;Manage…</source>
        <translation>Ver&amp;walten…</translation>
    </message>
</context>
<context>
    <name>Provost::StepBar</name>
    <message>
        <source>%1  %2</source>
        <comment>a step&apos;s number and name</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>this step</source>
        <translation>dieser Schritt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
</context>
<context>
    <name>Provost::StepGuide</name>
    <message>
        <source>%1.</source>
        <comment>number of a step</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Open %1</source>
        <comment>a host</comment>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>Provost::SubjectPicker</name>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Type a group&apos;s name</source>
        <translation>Name einer Gruppe</translation>
    </message>
    <message>
        <source>Type a person&apos;s name</source>
        <translation>Name einer Person</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>The server cannot search by this. Type a whole name.</source>
        <translation>Danach kann der Server nicht suchen. Geben Sie einen ganzen Namen ein.</translation>
    </message>
    <message>
        <source>Nothing of this name</source>
        <translation>Nichts dieses Namens</translation>
    </message>
    <message>
        <source>Nothing of this name. The server finds whole names only.</source>
        <translation>Nichts dieses Namens. Der Server findet nur ganze Namen.</translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>Die Suche ist fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>Provost::TargetedCommand</name>
    <message>
        <source>there is no resource type &quot;%1&quot;; this provider has: %2</source>
        <translation>Den Ressourcentyp „%1“ gibt es nicht; dieser Anbieter hat: %2</translation>
    </message>
    <message>
        <source>Sign in with your browser at %1</source>
        <translation>Melden Sie sich mit Ihrem Browser an: %1</translation>
    </message>
    <message>
        <source>this provider chooses no attributes: every one it has is given</source>
        <translation>dieser Anbieter wählt keine Attribute aus: Alle, die er hat, werden ausgegeben</translation>
    </message>
    <message>
        <source>%1 cannot filter by: %2; everything is read and filtered here</source>
        <translation>%1 kann nicht filtern nach: %2; alles wird gelesen und hier gefiltert</translation>
    </message>
    <message>
        <source>%1 filters by: %2; filtered here by: %3</source>
        <translation>%1 filtert nach: %2; hier gefiltert nach: %3</translation>
    </message>
    <message>
        <source>provost: the renewed sign-in was not kept; you will have to sign in again: %1</source>
        <translation>provost: die erneuerte Anmeldung wurde nicht aufbewahrt; Sie müssen sich erneut anmelden: %1</translation>
    </message>
    <message>
        <source>provost: warning: %1 of the %2 calls of this month&apos;s budget are used</source>
        <translation>provost: Warnung: %1 der %2 Aufrufe des Budgets dieses Monats sind verbraucht</translation>
    </message>
    <message numerus="yes">
        <source>provost: warning: %1 does not show writes at once; what was written from here in the last minute (%n object(s)) may still be missing or look as before</source>
        <translation>
            <numerusform>provost: Warnung: %1 zeigt Geschriebenes nicht sofort; was von hier in der letzten Minute geschrieben wurde (%n Objekt), kann noch fehlen oder wie vorher aussehen</numerusform>
            <numerusform>provost: Warnung: %1 zeigt Geschriebenes nicht sofort; was von hier in der letzten Minute geschrieben wurde (%n Objekte), kann noch fehlen oder wie vorher aussehen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be filtered by: %2 does not do it in this filter, and never shows it, so that it cannot be done here</source>
        <translation>Nach %1 lässt sich nicht filtern: %2 tut es in diesem Filter nicht und zeigt es nie, daher geht es auch hier nicht</translation>
    </message>
</context>
<context>
    <name>Provost::TemplateMenu</name>
    <message>
        <source>&amp;Templates</source>
        <translation>&amp;Vorlagen</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Mappings that are kept, for files of the same kind</source>
        <translation>Aufgehobene Zuordnungen, für Dateien derselben Art</translation>
    </message>
    <message>
        <source>Template “%1” is used.</source>
        <translation>Vorlage „%1“ wird verwendet.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Keep as…</source>
        <translation>Aufheben als …</translation>
    </message>
    <message>
        <source>Open from a file…</source>
        <translation>Aus Datei öffnen …</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>In Datei sichern …</translation>
    </message>
    <message>
        <source>Keep the Mapping</source>
        <translation>Zuordnung aufheben</translation>
    </message>
    <message>
        <source>Name of the template:</source>
        <translation>Name der Vorlage:</translation>
    </message>
    <message>
        <source>Kept as “%1”. The next file with these columns is known.</source>
        <translation>Als „%1“ aufgehoben. Die nächste Datei mit diesen Spalten ist bekannt.</translation>
    </message>
    <message>
        <source>Open a Mapping</source>
        <translation>Zuordnung öffnen</translation>
    </message>
    <message>
        <source>Mappings (*.json)</source>
        <translation>Zuordnungen (*.json)</translation>
    </message>
    <message>
        <source>Save the Mapping</source>
        <translation>Zuordnung sichern</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gesichert in %1.</translation>
    </message>
</context>
<context>
    <name>Provost::TestStepList</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>with a remark</source>
        <translation>mit Anmerkung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step: what was found</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>step, its state</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Provost::TokenDialog</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>Anmelden bei %1</translation>
    </message>
    <message>
        <source>It is sent to %1, where tokens come from.</source>
        <translation>Es wird an %1 gesendet, woher die Token kommen.</translation>
    </message>
</context>
<context>
    <name>Provost::TokenField</name>
    <message>
        <source>There is a space or a special character in the token; perhaps more than the token was copied.</source>
        <translation>Im Token ist ein Leerzeichen oder Sonderzeichen; vielleicht wurde mehr als das Token kopiert.</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer-Token</translation>
    </message>
    <message>
        <source>Paste the bearer token</source>
        <translation>Bearer-Token einfügen</translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation>Token verbergen</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>Token zeigen</translation>
    </message>
    <message>
        <source>Kept in this computer&apos;s keychain, or in a vault with a passphrase; never in the open.</source>
        <translation>Aufbewahrt im Schlüsselbund dieses Rechners oder in einem Tresor mit Passphrase; nie offen.</translation>
    </message>
</context>
<context>
    <name>Provost::UndoCommand</name>
    <message>
        <source>The number of a run, as `provost runs` shows it.</source>
        <translation>Die Nummer eines Laufs, wie `provost runs` sie zeigt.</translation>
    </message>
</context>
<context>
    <name>Provost::UnsealCommand</name>
    <message>
        <source>A file of sealed passwords.</source>
        <translation>Eine Datei mit versiegelten Kennwörtern.</translation>
    </message>
    <message>
        <source>The environment variable that holds the passphrase.</source>
        <translation>Die Umgebungsvariable mit der Passphrase.</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>unseal takes one file, and --seal-env VARIABLE with its passphrase</source>
        <translation>unseal nimmt eine Datei, und --seal-env VARIABLE mit ihrer Passphrase</translation>
    </message>
    <message>
        <source>the environment variable %1 is not set or empty</source>
        <translation>die Umgebungsvariable %1 ist nicht gesetzt oder leer</translation>
    </message>
    <message>
        <source>%1 was sealed with another passphrase</source>
        <translation>%1 wurde mit einer anderen Passphrase versiegelt</translation>
    </message>
    <message>
        <source>provost: the file is damaged; what stands before it is shown: %1</source>
        <translation>provost: die Datei ist beschädigt; gezeigt wird, was davor steht: %1</translation>
    </message>
</context>
<context>
    <name>Provost::ValuesEditor</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n weiteren zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Mixed values – add to replace all</source>
        <translation>Verschiedene Werte – neue ersetzen alle</translation>
    </message>
</context>
<context>
    <name>Provost::VaultDialog</name>
    <message>
        <source>&amp;Make the vault</source>
        <translation>Tresor an&amp;legen</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Entsperren</translation>
    </message>
    <message>
        <source>A vault for secrets</source>
        <translation>Ein Tresor für Geheimnisse</translation>
    </message>
    <message>
        <source>Unlock the vault</source>
        <translation>Tresor entsperren</translation>
    </message>
    <message>
        <source>This computer has no keychain. Provost can keep the secrets of connections in a file that a passphrase seals. Whoever forgets it has to enter the secrets again.</source>
        <translation>Dieser Rechner hat keinen Schlüsselbund. Provost kann die Geheimnisse der Verbindungen in einer Datei aufbewahren, die eine Passphrase versiegelt. Wer sie vergisst, muss die Geheimnisse neu eingeben.</translation>
    </message>
    <message>
        <source>The secrets of your connections are in the vault. It locks itself when nobody has used Provost for a while.</source>
        <translation>Die Geheimnisse Ihrer Verbindungen liegen im Tresor. Er sperrt sich, wenn eine Weile niemand Provost benutzt hat.</translation>
    </message>
    <message>
        <source>Do not &amp;keep it</source>
        <translation>&amp;Nicht aufbewahren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>&amp;Passphrase:</translation>
    </message>
    <message>
        <source>Once m&amp;ore:</source>
        <translation>N&amp;och einmal:</translation>
    </message>
    <message>
        <source>The keychain of this computer did not take the secret. Provost can keep the secrets of connections in a file that a passphrase seals. Whoever forgets it has to enter the secrets again.</source>
        <translation>Der Schlüsselbund dieses Rechners hat das Geheimnis nicht angenommen. Provost kann die Geheimnisse von Verbindungen in einer Datei aufbewahren, die eine Passphrase versiegelt. Wer sie vergisst, muss die Geheimnisse neu eingeben.</translation>
    </message>
</context>
<context>
    <name>Provost::VaultSettings</name>
    <message>
        <source>&amp;Vault locks itself:</source>
        <translation>&amp;Tresor schließt sich:</translation>
    </message>
    <message>
        <source>When the vault locks itself</source>
        <translation>Wann sich der Tresor schließt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s) without anybody</source>
        <translation>
            <numerusform>nach %n Minute ohne jemanden</numerusform>
            <numerusform>nach %n Minuten ohne jemanden</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock It &amp;Now</source>
        <translation>Jetzt &amp;schließen</translation>
    </message>
    <message>
        <source>Change &amp;Passphrase…</source>
        <translation>&amp;Passphrase ändern …</translation>
    </message>
</context>
<context>
    <name>Provost::VerifyChoice</name>
    <message>
        <source>Read again after writing</source>
        <translation>Nach dem Schreiben noch einmal lesen</translation>
    </message>
    <message>
        <source>Trust the answers</source>
        <translation>Den Antworten trauen</translation>
    </message>
    <message>
        <source>Nothing is read again after it was written.</source>
        <translation>Nichts wird nach dem Schreiben noch einmal gelesen.</translation>
    </message>
    <message>
        <source>Check memberships</source>
        <translation>Mitgliedschaften prüfen</translation>
    </message>
    <message>
        <source>The first and the last membership of each group are read again, unless the answer shows them.</source>
        <translation>Die erste und die letzte Mitgliedschaft jeder Gruppe werden noch einmal gelesen, wenn die Antwort sie nicht zeigt.</translation>
    </message>
    <message>
        <source>Check one in ten</source>
        <translation>Jedes zehnte prüfen</translation>
    </message>
    <message>
        <source>Memberships and one object in ten are read again after they were written.</source>
        <translation>Mitgliedschaften und jedes zehnte Objekt werden nach dem Schreiben noch einmal gelesen.</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Alles prüfen</translation>
    </message>
    <message>
        <source>Everything is read again after it was written: about twice as many requests.</source>
        <translation>Alles wird nach dem Schreiben noch einmal gelesen: etwa doppelt so viele Anfragen.</translation>
    </message>
</context>
<context>
    <name>Provost::Workspace</name>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung zu %1…</translation>
    </message>
    <message>
        <source>%1 was deleted here, but the provider still shows it.</source>
        <translation>%1 wurde hier gelöscht, aber der Anbieter zeigt es weiterhin.</translation>
    </message>
    <message>
        <source>%1 was written here, but the provider does not find it.</source>
        <translation>%1 wurde hier geschrieben, aber der Anbieter findet es nicht.</translation>
    </message>
    <message>
        <source>%1: the provider shows something else than was written in %2.</source>
        <translation>%1: Der Anbieter zeigt in %2 etwas anderes, als geschrieben wurde.</translation>
    </message>
    <message>
        <source>It cannot be taken back now: %1</source>
        <translation>Es kann jetzt nicht zurückgenommen werden: %1</translation>
    </message>
    <message>
        <source>Run %1 stays as it is. What was not done is among the changes if it was staged here.</source>
        <translation>Lauf %1 bleibt, wie er ist. Was nicht geschah, steht unter den Änderungen, wenn es hier vorgemerkt war.</translation>
    </message>
    <message>
        <source>Reading what run %1 has left…</source>
        <translation>Lese, was Lauf %1 hinterlassen hat…</translation>
    </message>
    <message>
        <source>Nothing of run %1 can be taken back: %2</source>
        <translation>Von Lauf %1 lässt sich nichts zurücknehmen: %2</translation>
    </message>
    <message>
        <source>Nothing of run %1 is left to take back.</source>
        <translation>Von Lauf %1 ist nichts mehr zurückzunehmen.</translation>
    </message>
    <message>
        <source>Take back run %1</source>
        <translation>Lauf %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Another undo is being applied. Run %1 can be taken back once that has ended.</source>
        <translation>Ein anderer Lauf wird gerade zurückgenommen. Danach kann auch Lauf %1 zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Stopped before anything was sent. Run %1 stays as it is.</source>
        <translation>Angehalten, bevor etwas gesendet wurde. Lauf %1 bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Reading what the run has left: %1 of %2</source>
        <translation>Lesen, was der Lauf hinterlassen hat: %1 von %2</translation>
    </message>
    <message>
        <source>The provider has changed since last time; its page has it all. %1</source>
        <comment>sentences</comment>
        <translation>Der Anbieter hat sich seit dem letzten Mal geändert; auf seiner Seite steht alles. %1</translation>
    </message>
    <message>
        <source>What was read on this computer cannot be used, and has to be read again: %1</source>
        <comment>what is wrong</comment>
        <translation>Was auf diesem Rechner gelesen war, ist nicht zu gebrauchen und muss neu gelesen werden: %1</translation>
    </message>
    <message>
        <source>What was read is here, but could not be kept for the next session: %1</source>
        <comment>what is wrong</comment>
        <translation>Was gelesen wurde, ist da, konnte aber nicht für die nächste Sitzung aufbewahrt werden: %1</translation>
    </message>
</context>
<context>
    <name>Provost::WritingCommand</name>
    <message>
        <source>Show what would be sent and change nothing; the default.</source>
        <translation>Zeigen, was gesendet würde, und nichts ändern; der Normalfall.</translation>
    </message>
    <message>
        <source>Show what would be sent and change nothing.</source>
        <translation>Zeigen, was gesendet würde, und nichts ändern.</translation>
    </message>
    <message>
        <source>Carry it out.</source>
        <translation>Ausführen.</translation>
    </message>
    <message>
        <source>Carry it out; the default.</source>
        <translation>Ausführen; der Normalfall.</translation>
    </message>
    <message>
        <source>Answer the guard&apos;s questions, but not those about protected targets.</source>
        <translation>Die Rückfragen beantworten, außer denen zu geschützten Zielen.</translation>
    </message>
    <message>
        <source>--yes answers for up to &lt;n&gt; changed objects (50).</source>
        <translation>--yes gilt für bis zu &lt;n&gt; geänderte Objekte (50).</translation>
    </message>
    <message>
        <source>Allow the change of the protected object of this name; may be given several times.</source>
        <translation>Die Änderung des geschützten Objekts dieses Namens erlauben; mehrfach möglich.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Who does this, for the audit log; by default the login name.</source>
        <translation>Wer das tut, für das Protokoll; sonst der Anmeldename.</translation>
    </message>
    <message>
        <source>Why, for the audit log: a ticket.</source>
        <translation>Warum, für das Protokoll: ein Ticket.</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Stop before more than &lt;calls&gt; requests are sent.</source>
        <translation>Anhalten, bevor mehr als &lt;Zahl&gt; Anfragen gesendet sind.</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>--plan and --apply do not go together</source>
        <translation>--plan und --apply gehen nicht zusammen</translation>
    </message>
    <message>
        <source>--%1 %2 is not a number</source>
        <translation>--%1 %2 ist keine Zahl</translation>
    </message>
    <message>
        <source>one run is needed, by the number that `provost runs` shows</source>
        <translation>ein Lauf wird gebraucht, mit der Nummer, die `provost runs` zeigt</translation>
    </message>
    <message>
        <source>%1 of %2 objects read</source>
        <translation>%1 von %2 Objekten gelesen</translation>
    </message>
    <message>
        <source>provost: nothing was changed</source>
        <translation>provost: es wurde nichts geändert</translation>
    </message>
    <message>
        <source>provost: warning: %1</source>
        <translation>provost: Warnung: %1</translation>
    </message>
    <message>
        <source>provost: run %1</source>
        <translation>provost: Lauf %1</translation>
    </message>
    <message>
        <source>provost: stopped before the end; `provost resume %1` with the same target goes on</source>
        <translation>provost: vor dem Ende angehalten; `provost resume %1` mit demselben Ziel setzt fort</translation>
    </message>
    <message>
        <source>--passwords needs --seal-env VARIABLE, which holds the passphrase</source>
        <translation>--passwords braucht --seal-env VARIABLE mit der Passphrase</translation>
    </message>
    <message>
        <source>%1 was sealed with another passphrase</source>
        <translation>%1 wurde mit einer anderen Passphrase versiegelt</translation>
    </message>
    <message>
        <source>Read again what was written: off, memberships (the default: some of each group), sample (also one object in ten) or all.</source>
        <translation>Geschriebenes noch einmal lesen: off (nichts), memberships (Vorgabe: einige je Gruppe), sample (auch jedes zehnte Objekt) oder all (alles).</translation>
    </message>
    <message>
        <source>what</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>--verify is off, memberships, sample or all</source>
        <translation>--verify ist off, memberships, sample oder all</translation>
    </message>
    <message>
        <source>provost: nothing of run %1 is left to take back</source>
        <translation>provost: von Lauf %1 ist nichts mehr zurückzunehmen</translation>
    </message>
    <message>
        <source>provost: not taken back: %1</source>
        <translation>provost: nicht zurückgenommen: %1</translation>
    </message>
</context>
<context>
    <name>QuickWords</name>
    <message>
        <source>No members</source>
        <translation>Keine Mitglieder</translation>
    </message>
    <message>
        <source>%1 members and more</source>
        <translation>Ab %1 Mitgliedern</translation>
    </message>
    <message>
        <source>%1 – %2 members</source>
        <translation>%1 – %2 Mitglieder</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>No manager</source>
        <translation>Keine Vorgesetzten</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <source>Created this week</source>
        <translation>Diese Woche erstellt</translation>
    </message>
    <message>
        <source>Not changed for half a year</source>
        <translation>Seit einem halben Jahr unverändert</translation>
    </message>
    <message>
        <source>Same mail address</source>
        <translation>Gleiche Mailadresse</translation>
    </message>
    <message>
        <source>Accounts that are switched off</source>
        <translation>Konten, die abgeschaltet sind</translation>
    </message>
    <message>
        <source>Nobody is named as their manager</source>
        <translation>Niemand ist als vorgesetzt genannt</translation>
    </message>
    <message>
        <source>They are a direct member of no group</source>
        <translation>Sie sind in keiner Gruppe direktes Mitglied</translation>
    </message>
    <message>
        <source>Since the first day of this week</source>
        <translation>Seit dem ersten Tag dieser Woche</translation>
    </message>
    <message>
        <source>The provider says they were changed last more than 182 days ago</source>
        <translation>Der Anbieter sagt, sie wurden vor mehr als 182 Tagen zuletzt geändert</translation>
    </message>
    <message>
        <source>One of their mail addresses belongs to somebody else, too</source>
        <translation>Eine ihrer Mailadressen gehört auch jemand anderem</translation>
    </message>
    <message>
        <source>By the number of direct members</source>
        <translation>Nach der Zahl direkter Mitglieder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>money</comment>
        <translation>etwa %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln Sekunde</numerusform>
            <numerusform>%Ln Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 for each %Ln, and how many there are is not known</source>
        <comment>money, resources</comment>
        <translation>
            <numerusform>%1 für je %Ln; wie viele es gibt, ist nicht bekannt</numerusform>
            <numerusform>%1 für je %Ln; wie viele es gibt, ist nicht bekannt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultWords</name>
    <message>
        <source>%1 – %2</source>
        <comment>first and last row on screen</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows on screen of all</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of the first %n read, more exist</source>
        <translation>
            <numerusform>%1 vom ersten gelesenen, es gibt mehr</numerusform>
            <numerusform>%1 der ersten %n gelesenen, es gibt mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>time</comment>
        <translation>Stand %1 Uhr</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>date and time</comment>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>%1 cannot search for “%2”.</source>
        <translation>%1 kann nicht nach „%2“ suchen.</translation>
    </message>
    <message>
        <source>%1 cannot search for “%2”</source>
        <translation>%1 kann nicht nach „%2“ suchen</translation>
    </message>
    <message>
        <source>Clear the Search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>No %1 match “%2”</source>
        <translation>Keine %1 passen zu „%2“</translation>
    </message>
    <message>
        <source>Check the spelling, or search for a part of the name. What was searched is said above.</source>
        <translation>Prüfen Sie die Schreibweise oder suchen Sie nach einem Teil des Namens. Was durchsucht wurde, steht oben.</translation>
    </message>
    <message>
        <source>No %1 match the filter</source>
        <translation>Keine %1 passen zum Filter</translation>
    </message>
    <message>
        <source>The provider accepted the filter and found nothing. Values of attributes may be case-sensitive.</source>
        <translation>Der Anbieter hat den Filter angenommen und nichts gefunden. Groß- und Kleinschreibung kann eine Rolle spielen.</translation>
    </message>
    <message>
        <source>Remove the Filter</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>%1 has no %2 yet</source>
        <translation>%1 hat noch keine %2</translation>
    </message>
    <message>
        <source>Or they are hidden from this connection&apos;s token. Read again after something was created elsewhere.</source>
        <translation>Oder das Token dieser Verbindung darf sie nicht sehen. Lesen Sie neu ein, wenn anderswo etwas angelegt wurde.</translation>
    </message>
    <message>
        <source>Read Again</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Searched by the server: exactly “%1” as %2</source>
        <comment>text, attributes</comment>
        <translation>Vom Server gesucht: genau „%1“ als %2</translation>
    </message>
    <message>
        <source>Searched by the server: “%1” at the start of %2</source>
        <comment>text, attributes</comment>
        <translation>Vom Server gesucht: „%1“ am Anfang von %2</translation>
    </message>
    <message>
        <source>Searched by the server: “%1” at the end of %2</source>
        <comment>text, attributes</comment>
        <translation>Vom Server gesucht: „%1“ am Ende von %2</translation>
    </message>
    <message>
        <source>Searched by the server: “%1” anywhere in %2</source>
        <comment>text, attributes</comment>
        <translation>Vom Server gesucht: „%1“ irgendwo in %2</translation>
    </message>
    <message>
        <source>It takes no filter that fits this text. Look through the list, or type a filter it knows (Ctrl+L).</source>
        <translation>Keiner seiner Filter passt zu diesem Text. Sehen Sie die Liste durch, oder geben Sie einen Filter ein, den der Anbieter kennt (Strg+L).</translation>
    </message>
    <message>
        <source>The %1 could not be read</source>
        <comment>users</comment>
        <translation>%1 konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 cannot do both at once</source>
        <translation>%1 kann nicht beides zugleich</translation>
    </message>
    <message>
        <source>%1 cannot be asked for “%2”</source>
        <translation>%1 lässt sich nicht nach „%2“ fragen</translation>
    </message>
    <message>
        <source>Only this computer can tell, once everything is read.</source>
        <translation>Das kann nur dieser Rechner sagen, sobald alles gelesen ist.</translation>
    </message>
    <message>
        <source>Only this computer can tell, and not together with a filter by what it is not shown: %1</source>
        <comment>attributes</comment>
        <translation>Das kann nur dieser Rechner sagen, und nicht zusammen mit einem Filter nach dem, was ihm nicht gezeigt wird: %1</translation>
    </message>
    <message>
        <source>It is not able to combine “%1” with what else is asked. Once everything is read, this computer can.</source>
        <translation>„%1“ lässt sich dort nicht mit dem übrigen Gefragten verbinden. Ist alles gelesen, kann es dieser Rechner.</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>No %1 within the filter match “%2”</source>
        <translation>Keine %1 innerhalb des Filters passen zu „%2“</translation>
    </message>
    <message>
        <source>Only what the filter lets through was searched.</source>
        <translation>Gesucht wurde nur in dem, was der Filter durchlässt.</translation>
    </message>
    <message>
        <source>Only “%1” was searched.</source>
        <translation>Gesucht wurde nur in „%1“.</translation>
    </message>
    <message>
        <source>Search Everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>%1 of %2; the provider shows no more than the first %3, a filter or search narrows it</source>
        <comment>rows on screen, of all, number</comment>
        <translation>%1 von %2; der Anbieter zeigt nur die ersten %3, ein Filter oder eine Suche engt ein</translation>
    </message>
    <message>
        <source>%1 cannot do this filter</source>
        <translation>%1 kann diesen Filter nicht</translation>
    </message>
    <message>
        <source>It was not asked, for it cannot filter by: %1
Once everything is read, this computer can.</source>
        <comment>a SCIM filter</comment>
        <translation>Der Dienst wurde nicht gefragt, denn er kann nicht filtern nach: %1
Ist alles gelesen, kann es dieser Rechner.</translation>
    </message>
    <message>
        <source>Stopped before the %1 were read</source>
        <comment>users</comment>
        <translation>Angehalten, bevor die %1 gelesen waren</translation>
    </message>
    <message>
        <source>Read Them</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>It was not asked, for it cannot filter by: %1
It does not show %2, so that this computer cannot either.</source>
        <comment>a SCIM filter, attributes</comment>
        <translation>Er wurde nicht gefragt, denn danach kann er nicht filtern: %1
Er zeigt %2 nicht, daher kann es auch dieser Rechner nicht.</translation>
    </message>
    <message>
        <source>%1 does not list all %2</source>
        <comment>name of a provider, users</comment>
        <translation>%1 zeigt keine Liste aller %2</translation>
    </message>
    <message>
        <source>It shows only what it is asked for. Type a filter that it knows (Ctrl+L).</source>
        <translation>Es wird nur gezeigt, wonach gefragt wird. Geben Sie einen Filter ein, den der Anbieter kennt (Strg+L).</translation>
    </message>
    <message>
        <source>It shows only what it is asked for. Search for it by the whole of one of these: %1</source>
        <comment>attributes</comment>
        <translation>Es wird nur gezeigt, wonach gefragt wird. Suchen Sie danach, jeweils mit dem ganzen Wert von: %1</translation>
    </message>
    <message>
        <source>It shows only what it is asked for. Search for it by a part of one of these: %1</source>
        <comment>attributes</comment>
        <translation>Es wird nur gezeigt, wonach gefragt wird. Suchen Sie danach, mit einem Teil von: %1</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>RunDocument</name>
    <message>
        <source>%1 created, %2 changed, %3 deleted, %4 unchanged, %5 rejected</source>
        <translation>%1 angelegt, %2 geändert, %3 gelöscht, %4 unverändert, %5 abgelehnt</translation>
    </message>
    <message>
        <source>%1 calls, %2 %3, about %4 s</source>
        <translation>%1 Aufrufe, %2 %3, etwa %4 s</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>left out: %1 %2: %3: %4</source>
        <translation>ausgelassen: %1 %2: %3: %4</translation>
    </message>
    <message>
        <source>of what is created up to %1 in one call</source>
        <translation>davon bis zu %1 Anlagen in einem Aufruf</translation>
    </message>
    <message>
        <source>up to %1 calls where what was written shows late</source>
        <translation>bis zu %1 Aufrufe, wo Geschriebenes verzögert erscheint</translation>
    </message>
</context>
<context>
    <name>RunExport</name>
    <message>
        <source>The report could not be made: %1</source>
        <translation>Der Bericht konnte nicht erstellt werden: %1</translation>
    </message>
    <message>
        <source>The report could not be saved to %1: %2</source>
        <translation>Der Bericht konnte nicht in %1 gespeichert werden: %2</translation>
    </message>
    <message>
        <source>Report of run %1 saved to %2, without passwords.</source>
        <translation>Bericht über Lauf %1 in %2 gespeichert, ohne Passwörter.</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Ausgeführt von</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Save the Report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>run-%1</source>
        <translation>lauf-%1</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
</context>
<context>
    <name>RunLine</name>
    <message>
        <source>… and more members</source>
        <translation>… und weitere Mitglieder</translation>
    </message>
    <message>
        <source>Member added</source>
        <translation>Mitglied hinzugefügt</translation>
    </message>
    <message>
        <source>Member removed</source>
        <translation>Mitglied entfernt</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>%1: it is not known whether this was done</source>
        <translation>%1: ob das ausgeführt wurde, ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 was not created</source>
        <translation>%1 wurde nicht angelegt</translation>
    </message>
    <message>
        <source>%1 was not changed</source>
        <translation>%1 wurde nicht geändert</translation>
    </message>
    <message>
        <source>%1: members were not added</source>
        <translation>%1: Mitglieder wurden nicht hinzugefügt</translation>
    </message>
    <message>
        <source>%1: members were not removed</source>
        <translation>%1: Mitglieder wurden nicht entfernt</translation>
    </message>
    <message>
        <source>%1 was not deleted</source>
        <translation>%1 wurde nicht gelöscht</translation>
    </message>
    <message>
        <source>provost: %1 waits for its password: give it again with --in or --set</source>
        <translation>provost: %1 wartet auf sein Passwort: Geben Sie es mit --in oder --set erneut an</translation>
    </message>
    <message>
        <source>provost: and more; the journal has them all</source>
        <translation>provost: und weitere; das Journal enthält alle</translation>
    </message>
    <message>
        <source>provost: %1 was created: %2</source>
        <translation>provost: %1 wurde angelegt: %2</translation>
    </message>
    <message>
        <source>provost: %1 %2 is not created: %3</source>
        <translation>provost: %1 %2 wird nicht angelegt: %3</translation>
    </message>
    <message>
        <source>provost: %1 %2 is left as it is: %3</source>
        <translation>provost: %1 %2 bleibt, wie es ist: %3</translation>
    </message>
    <message>
        <source>%1 of %2 steps, %3/s</source>
        <translation>%1 von %2 Schritten, %3/s</translation>
    </message>
    <message>
        <source>, %1 s left</source>
        <translation>, noch %1 s</translation>
    </message>
    <message numerus="yes">
        <source>, %n failed</source>
        <translation>
            <numerusform>, %n fehlgeschlagen</numerusform>
            <numerusform>, %n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>provost: %1: %2 was sent as %3, and is %4 (%5)</source>
        <translation>provost: %1: %2 wurde als %3 gesendet und ist %4 (%5)</translation>
    </message>
</context>
<context>
    <name>SamenessQuestion</name>
    <message>
        <source>It Is the &amp;Same: Go On</source>
        <translation>Es ist da&amp;sselbe: fortfahren</translation>
    </message>
</context>
<context>
    <name>SignInGuide</name>
    <message>
        <source>In the Entra admin centre: ID Governance, Dashboard, SCIM Provisioning API: switch it on and link an Azure subscription (each call is billed).</source>
        <translation>Im Entra Admin Center: ID Governance, Dashboard, SCIM Provisioning API: einschalten und ein Azure-Abonnement verknüpfen (jeder Aufruf wird berechnet).</translation>
    </message>
    <message>
        <source>App registrations, New registration: any name, this tenant only, no redirect URL. Copy the Application (client) ID and the Directory (tenant) ID from its overview.</source>
        <translation>App-Registrierungen, Neue Registrierung: beliebiger Name, nur dieser Mandant, keine Umleitungs-URL. Anwendungs-ID (Client) und Verzeichnis-ID (Mandant) aus der Übersicht kopieren.</translation>
    </message>
    <message>
        <source>Certificates &amp; secrets, Certificates, Upload: the public half only (console.pem). The thumbprint shown there has to be the one below.</source>
        <translation>Zertifikate &amp; Geheimnisse, Zertifikate, Hochladen: nur die öffentliche Hälfte (console.pem). Der dort gezeigte Fingerabdruck muss der untenstehende sein.</translation>
    </message>
    <message>
        <source>Certificates &amp; secrets, New client secret: copy its value at once (not its id). A certificate is safer.</source>
        <translation>Zertifikate &amp; Geheimnisse, Neuer geheimer Clientschlüssel: den Wert sofort kopieren (nicht die ID). Ein Zertifikat ist sicherer.</translation>
    </message>
    <message>
        <source>IAM Identity Center, Settings, Identity source, Automatic provisioning: copy the SCIM endpoint and make an access token (it lasts a year).</source>
        <translation>IAM Identity Center, Settings, Identity source, Automatic provisioning: SCIM-Endpunkt kopieren und ein Zugriffstoken erstellen (es gilt ein Jahr).</translation>
    </message>
    <message>
        <source>In the Okta admin console open the app instance, Provisioning, Integration: copy the base URL and the token.</source>
        <translation>In der Okta-Administration die App-Instanz öffnen, Provisioning, Integration: Basis-URL und Token kopieren.</translation>
    </message>
    <message>
        <source>The certificate is shown to the server itself while the connection is made; no token is sent.</source>
        <translation>Das Zertifikat wird dem Server selbst beim Verbinden gezeigt; es wird kein Token gesendet.</translation>
    </message>
    <message>
        <source>The program is started without a shell and has to print a token, or JSON with access_token and expires_in. Never put a secret into its arguments: they can be seen by everybody on this computer.</source>
        <translation>Das Programm wird ohne Shell gestartet und muss ein Token ausgeben oder JSON mit access_token und expires_in. Schreiben Sie nie ein Geheimnis in seine Argumente: Jeder auf diesem Rechner kann sie sehen.</translation>
    </message>
    <message>
        <source>Nothing (open to everybody)</source>
        <translation>Nichts (offen für alle)</translation>
    </message>
    <message>
        <source>A token at hand</source>
        <translation>Vorhandenes Token</translation>
    </message>
    <message>
        <source>User name and password</source>
        <translation>Benutzername und Passwort</translation>
    </message>
    <message>
        <source>Application with a secret</source>
        <translation>Anwendung mit Geheimnis</translation>
    </message>
    <message>
        <source>Application with a certificate</source>
        <translation>Anwendung mit Zertifikat</translation>
    </message>
    <message>
        <source>My own account, in the browser</source>
        <translation>Eigenes Konto, im Browser</translation>
    </message>
    <message>
        <source>Client certificate (mutual TLS)</source>
        <translation>Client-Zertifikat (mutual TLS)</translation>
    </message>
    <message>
        <source>A program that prints a token</source>
        <translation>Programm, das ein Token ausgibt</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>Kenn&amp;wort:</translation>
    </message>
    <message>
        <source>Client se&amp;cret:</source>
        <translation>&amp;Client-Geheimnis:</translation>
    </message>
    <message>
        <source>Client se&amp;cret (if any):</source>
        <translation>&amp;Client-Geheimnis (falls vorhanden):</translation>
    </message>
    <message>
        <source>Passp&amp;hrase of the key:</source>
        <translation>Passp&amp;hrase des Schlüssels:</translation>
    </message>
    <message>
        <source>At admin.atlassian.com open Security, Identity providers, choose or add a directory, then “Set up user provisioning”: copy the SCIM base URL and the API key (shown once).</source>
        <translation>Öffnen Sie auf admin.atlassian.com „Security“, „Identity providers“, wählen oder ergänzen Sie ein Verzeichnis, dann „Set up user provisioning“: Kopieren Sie die SCIM-Basis-URL und den API-Schlüssel (wird einmal gezeigt).</translation>
    </message>
    <message>
        <source>The domain of people&apos;s mail addresses has to be verified there, or they are refused. The key may do everything in this directory; no permission has to be granted.</source>
        <translation>Die Domain der Mailadressen muss dort bestätigt sein, sonst werden die Personen abgelehnt. Der Schlüssel darf in diesem Verzeichnis alles; es ist nichts weiter zu erlauben.</translation>
    </message>
    <message>
        <source>In the Google Cloud console switch on the Cloud Identity API. The customer ID is in the Admin console under Account, Account settings.</source>
        <translation>Schalten Sie in der Google-Cloud-Konsole die Cloud Identity API ein. Die Kundennummer steht in der Admin-Konsole unter „Account“, „Account settings“.</translation>
    </message>
    <message>
        <source>In the admin interface open Directory, Federation and Social login: make a SCIM source, and copy its SCIM base URL and its token.</source>
        <translation>Öffnen Sie in der Verwaltung „Directory“, „Federation and Social login“: Legen Sie eine SCIM-Quelle an und kopieren Sie SCIM-Basis-URL und Token.</translation>
    </message>
    <message>
        <source>Microsoft documents this API for applications only; tokens of people are said not to be supported (September 2026). Better choose an application with a certificate. What follows is how Entra signs people in elsewhere; nobody has tried it here.</source>
        <translation>Microsoft beschreibt diese API nur für Anwendungen; Token von Personen gelten als nicht unterstützt (September 2026). Wählen Sie besser eine Anwendung mit Zertifikat. Was folgt, ist die Anmeldung von Personen, wie Entra sie sonst kennt; hier hat sie noch niemand versucht.</translation>
    </message>
    <message>
        <source>Such a public client has no secret: leave it empty. If Entra asks for one (AADSTS7000218), the redirect URI stands under “Web” instead.</source>
        <translation>Ein solcher öffentlicher Client hat kein Geheimnis: Lassen Sie es leer. Verlangt Entra eines (AADSTS7000218), steht die Umleitungs-URI stattdessen unter „Web“.</translation>
    </message>
    <message>
        <source>Start the server with --features=scim-api (26.7) and switch on the SCIM API in the realm&apos;s settings.</source>
        <translation>Starten Sie den Server mit --features=scim-api (26.7) und schalten Sie in den Einstellungen des Realms die SCIM-API ein.</translation>
    </message>
    <message>
        <source>Client scopes, that of the client, Add mapper, Audience: the base URL itself as “Included Custom Audience” (not the client ID), added to the access token. Without it every call is refused.</source>
        <translation>„Client scopes“, der des Clients, „Add mapper“, „Audience“: die Basis-URL selbst als „Included Custom Audience“ (nicht die Client-ID), im Zugriffstoken. Ohne sie wird jeder Aufruf abgelehnt.</translation>
    </message>
    <message>
        <source>Its tokens live an hour and come in a way of Zoom&apos;s own, so a program has to fetch them: one that posts grant_type=account_credentials and the account_id to https://zoom.us/oauth/token, signed with the app&apos;s ID and secret, and prints the answer.</source>
        <translation>Ihre Token gelten eine Stunde und kommen auf einem Weg, den nur Zoom kennt; ein Programm muss sie also holen: eines, das grant_type=account_credentials und die account_id an https://zoom.us/oauth/token schickt, mit ID und Geheimnis der App angemeldet, und die Antwort ausgibt.</translation>
    </message>
    <message>
        <source>An access token lives an hour. “A program that prints a token” can fetch one each time.</source>
        <translation>Ein Zugriffstoken gilt eine Stunde. „Ein Programm, das ein Token ausgibt“ kann jedes Mal eines holen.</translation>
    </message>
    <message>
        <source>Setup, App Manager, New Connected App: OAuth with the scope “Manage user data via APIs (api)”. Its users need the permission “Manage Users”. The Consumer Key is the client ID.</source>
        <translation>„Setup“, „App Manager“, „New Connected App“: OAuth mit dem Geltungsbereich „Manage user data via APIs (api)“. Wer sie benutzt, braucht die Berechtigung „Manage Users“. Der „Consumer Key“ ist die Client-ID.</translation>
    </message>
    <message>
        <source>Switch on “Client Credentials Flow” and name the user it runs as. The Consumer Secret is the client secret.</source>
        <translation>Schalten Sie „Client Credentials Flow“ ein und nennen Sie den Benutzer, für den er läuft. Das „Consumer Secret“ ist das Client-Geheimnis.</translation>
    </message>
    <message>
        <source>Whose token it is needs an administrator&apos;s role that manages users and groups.</source>
        <translation>Wem das Token gehört, braucht eine Administratorrolle, die Benutzer und Gruppen verwaltet.</translation>
    </message>
    <message>
        <source>Register a public (native) client at the provider with the redirect URL %1 and PKCE.</source>
        <translation>Registrieren Sie beim Anbieter einen öffentlichen (nativen) Client mit der Umleitungs-URL %1 und PKCE.</translation>
    </message>
    <message>
        <source>Your browser opens for you to sign in.</source>
        <translation>Zum Anmelden öffnet sich Ihr Browser.</translation>
    </message>
    <message>
        <source>Switch the API on</source>
        <translation>Die API einschalten</translation>
    </message>
    <message>
        <source>Register an application</source>
        <translation>Eine Anwendung registrieren</translation>
    </message>
    <message>
        <source>App registrations, New registration: any name, this tenant only. Authentication, Add a platform, “Mobile and desktop applications”: the redirect URI %1, without a port. Copy the Application (client) ID and the Directory (tenant) ID from its overview.</source>
        <translation>App-Registrierungen, Neue Registrierung: beliebiger Name, nur dieser Mandant. Authentifizierung, Plattform hinzufügen, „Mobilgerät- und Desktopanwendungen“: die Umleitungs-URI %1, ohne Port. Kopieren Sie aus der Übersicht die Anwendungs-ID (Client) und die Verzeichnis-ID (Mandant).</translation>
    </message>
    <message>
        <source>Leave the secret empty</source>
        <translation>Das Geheimnis leer lassen</translation>
    </message>
    <message>
        <source>Make a certificate</source>
        <translation>Ein Zertifikat erstellen</translation>
    </message>
    <message>
        <source>It needs an RSA key. For example with this command, which makes the key (console.key) and the certificate (console.pem):</source>
        <translation>Es braucht einen RSA-Schlüssel. Zum Beispiel mit diesem Befehl, der den Schlüssel (console.key) und das Zertifikat (console.pem) erstellt:</translation>
    </message>
    <message>
        <source>Upload its public half</source>
        <translation>Seine öffentliche Hälfte hochladen</translation>
    </message>
    <message>
        <source>Make a secret</source>
        <translation>Ein Geheimnis erstellen</translation>
    </message>
    <message>
        <source>Grant permissions</source>
        <translation>Berechtigungen erteilen</translation>
    </message>
    <message>
        <source>API permissions, Microsoft Graph, application permissions: %2 to read, %3 to change. Then “Grant admin consent”.</source>
        <translation>API-Berechtigungen, Microsoft Graph, Anwendungsberechtigungen: %2 zum Lesen, %3 zum Ändern. Dann „Administratorzustimmung erteilen“.</translation>
    </message>
    <message>
        <source>API permissions, Microsoft Graph, delegated permissions: %2 to read, %3 to change. Then “Grant admin consent”. Whoever signs in needs a role that may do the same.</source>
        <translation>API-Berechtigungen, Microsoft Graph, delegierte Berechtigungen: %2 zum Lesen, %3 zum Ändern. Dann „Administratorzustimmung erteilen“. Wer sich anmeldet, braucht eine Rolle, die dasselbe darf.</translation>
    </message>
    <message>
        <source>Make an access token</source>
        <translation>Ein Zugriffstoken erstellen</translation>
    </message>
    <message>
        <source>Copy base URL and token</source>
        <translation>Basis-URL und Token kopieren</translation>
    </message>
    <message>
        <source>Make a token</source>
        <translation>Ein Token erstellen</translation>
    </message>
    <message>
        <source>Sign in as the set-up user (SHORTCODE_admin), Settings, Developer settings, Tokens (classic): a token with the scope %3 and no expiry.</source>
        <translation>Als Einrichtungsbenutzer (SHORTCODE_admin) anmelden, Settings, Developer settings, Tokens (classic): ein Token mit dem Bereich %3 ohne Ablauf.</translation>
    </message>
    <message>
        <source>Install an app</source>
        <translation>Eine App installieren</translation>
    </message>
    <message>
        <source>As an organisation owner install an app with the scope %3, and copy its OAuth token (xoxp-…).</source>
        <translation>Als Inhaber der Organisation eine App mit dem Bereich %3 installieren und ihr OAuth-Token (xoxp-…) kopieren.</translation>
    </message>
    <message>
        <source>Make a client</source>
        <translation>Einen Client anlegen</translation>
    </message>
    <message>
        <source>In the realm make a client with “Client authentication” and “Service accounts roles”, give its service account the role %3 of realm-management, and copy the secret from Credentials.</source>
        <translation>Legen Sie im Realm einen Client mit „Client authentication“ und „Service accounts roles“ an, geben Sie seinem Dienstkonto die Rolle %3 von realm-management und kopieren Sie das Geheimnis unter „Credentials“.</translation>
    </message>
    <message>
        <source>In the realm make a client without “Client authentication”, with the “Standard flow”, PKCE method S256 and the redirect URL %1*. Whoever signs in needs the role %3 of realm-management.</source>
        <translation>Legen Sie im Realm einen Client ohne „Client authentication“ an, mit „Standard flow“, der PKCE-Methode S256 und der Umleitungs-URL %1*. Wer sich anmeldet, braucht die Rolle %3 von realm-management.</translation>
    </message>
    <message>
        <source>Name the audience</source>
        <translation>Die Zielgruppe (Audience) nennen</translation>
    </message>
    <message>
        <source>Make an API key</source>
        <translation>Einen API-Schlüssel erstellen</translation>
    </message>
    <message>
        <source>Verify the domain</source>
        <translation>Die Domain bestätigen</translation>
    </message>
    <message>
        <source>Build an app</source>
        <translation>Eine App anlegen</translation>
    </message>
    <message>
        <source>In the Zoom App Marketplace, Develop, Build App: a Server-to-Server OAuth app of the account with the scope for SCIM, which is one of %3; activate it.</source>
        <translation>Im Zoom App Marketplace unter „Develop“, „Build App“: eine Server-to-Server-OAuth-App des Kontos mit dem Geltungsbereich für SCIM, einem von %3; schalten Sie sie ein.</translation>
    </message>
    <message>
        <source>Fetch tokens by a program</source>
        <translation>Token mit einem Programm holen</translation>
    </message>
    <message>
        <source>Mind how long it lasts</source>
        <translation>Auf die Geltungsdauer achten</translation>
    </message>
    <message>
        <source>Make a connected app</source>
        <translation>Eine verbundene App anlegen</translation>
    </message>
    <message>
        <source>Let it sign in by itself</source>
        <translation>Sie selbst anmelden lassen</translation>
    </message>
    <message>
        <source>Let people sign in</source>
        <translation>Personen anmelden lassen</translation>
    </message>
    <message>
        <source>Callback URL: %1. Add the scope “Perform requests at any time (refresh_token, offline_access)”, and switch on PKCE. The secret is needed only where “Require Secret for Web Server Flow” is on.</source>
        <translation>„Callback URL“: %1. Fügen Sie den Geltungsbereich „Perform requests at any time (refresh_token, offline_access)“ hinzu und schalten Sie PKCE ein. Das Geheimnis wird nur gebraucht, wo „Require Secret for Web Server Flow“ eingeschaltet ist.</translation>
    </message>
    <message>
        <source>Google Auth Platform, Clients, Create client, type “Desktop app”: copy its ID and its secret, which Google wants of desktop apps, too. Under Data access add these scopes:</source>
        <translation>„Google Auth Platform“, „Clients“, „Create client“, Typ „Desktop app“: Kopieren Sie ID und Geheimnis, das Google auch von Desktop-Apps verlangt. Fügen Sie unter „Data access“ diese Geltungsbereiche hinzu:</translation>
    </message>
    <message>
        <source>Tokens live an hour, so a program fetches them. For a service account, with its address in place of ACCOUNT:</source>
        <translation>Token gelten eine Stunde, darum holt sie ein Programm. Für ein Dienstkonto, mit dessen Adresse anstelle von ACCOUNT:</translation>
    </message>
    <message>
        <source>Give a role</source>
        <translation>Eine Rolle geben</translation>
    </message>
    <message>
        <source>Make a SCIM source</source>
        <translation>Eine SCIM-Quelle anlegen</translation>
    </message>
    <message>
        <source>Register a client</source>
        <translation>Einen Client registrieren</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>How the certificate is used</source>
        <translation>Wozu das Zertifikat dient</translation>
    </message>
    <message>
        <source>How the program is used</source>
        <translation>Wie das Programm benutzt wird</translation>
    </message>
</context>
<context>
    <name>SnapshotWords</name>
    <message>
        <source>%1 cannot be read. Does it still exist, and may you open it?</source>
        <translation>%1 kann nicht gelesen werden. Gibt es die Datei noch, und dürfen Sie sie öffnen?</translation>
    </message>
    <message>
        <source>%1 is not a snapshot.</source>
        <translation>%1 ist keine Momentaufnahme.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of this program.</source>
        <translation>%1 wurde von einer neueren Version dieses Programms geschrieben.</translation>
    </message>
    <message>
        <source>%1 was altered after it was written, and is not used.</source>
        <translation>%1 wurde nach dem Schreiben verändert und wird nicht verwendet.</translation>
    </message>
    <message>
        <source>%1 is damaged, and is not used.</source>
        <translation>%1 ist beschädigt und wird nicht verwendet.</translation>
    </message>
    <message>
        <source>%1 is cut off: its end is missing.</source>
        <translation>%1 ist abgeschnitten: Das Ende fehlt.</translation>
    </message>
    <message>
        <source>%1 are not in it: the provider declares them and does not have them.</source>
        <comment>Devices</comment>
        <translation>%1 sind nicht darin: Der Anbieter gibt sie an und hat sie nicht.</translation>
    </message>
    <message>
        <source>Members of %1 are not in it: the provider does not tell them.</source>
        <comment>Groups</comment>
        <translation>Mitglieder (%1) sind nicht darin: Der Anbieter nennt sie nicht.</translation>
    </message>
    <message>
        <source>Of the members of %1 only some are in it: the provider does not tell all kinds.</source>
        <comment>Groups</comment>
        <translation>Von den Mitgliedern (%1) sind nur manche darin: Der Anbieter nennt nicht alle Arten.</translation>
    </message>
    <message>
        <source>Not compared, because one of the two states does not have them: %1.</source>
        <comment>Devices, Groups</comment>
        <translation>Nicht verglichen, weil einer der beiden Stände sie nicht hat: %1.</translation>
    </message>
    <message>
        <source>Memberships are not compared, because one of the two states does not know them all: %1.</source>
        <comment>Groups</comment>
        <translation>Mitgliedschaften werden nicht verglichen, weil einer der beiden Stände nicht alle kennt: %1.</translation>
    </message>
    <message>
        <source>Several directories share the address %1, and the snapshot does not show which of them it is of.</source>
        <translation>Mehrere Verzeichnisse haben die Adresse %1, und die Momentaufnahme zeigt nicht, von welchem sie ist.</translation>
    </message>
    <message>
        <source>That is a snapshot of another directory, %1.</source>
        <translation>Das ist eine Momentaufnahme eines anderen Verzeichnisses, %1.</translation>
    </message>
</context>
<context>
    <name>Target</name>
    <message>
        <source>A saved connection.</source>
        <translation>Eine gespeicherte Verbindung.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The base URL of a SCIM service provider.</source>
        <translation>Die Basis-URL eines SCIM-Anbieters.</translation>
    </message>
    <message>
        <source>url</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>The environment variable that holds the bearer token.</source>
        <translation>Die Umgebungsvariable, die das Bearer-Token enthält.</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>The file that holds the bearer token.</source>
        <translation>Die Datei, die das Bearer-Token enthält.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>The provider&apos;s profile; recognised from the URL if not given.</source>
        <translation>Das Profil des Anbieters; ohne Angabe an der URL erkannt.</translation>
    </message>
    <message>
        <source>The file (JSON) that says how to sign in.</source>
        <translation>Die Datei (JSON), die sagt, wie angemeldet wird.</translation>
    </message>
    <message>
        <source>The environment variable that holds the passphrase of the vault.</source>
        <translation>Die Umgebungsvariable mit der Passphrase des Tresors.</translation>
    </message>
</context>
<context>
    <name>WhoseRun</name>
    <message>
        <source>Whose run is it?</source>
        <translation>Wem gehört der Lauf?</translation>
    </message>
    <message>
        <source>Run %1 was made with “%2”. Several directories share its address, and it does not show which one it was.</source>
        <translation>Lauf %1 wurde mit „%2“ gemacht. Mehrere Verzeichnisse haben diese Adresse, und er zeigt nicht, welches es war.</translation>
    </message>
    <message>
        <source>What is left of it would be sent to “%1”.</source>
        <translation>Was von ihm übrig ist, würde an „%1“ gesendet.</translation>
    </message>
    <message>
        <source>Run %1 was made with “%2”, which has another token since. Whether that is for the same directory does not show.</source>
        <translation>Lauf %1 wurde mit „%2“ gemacht, das seither ein anderes Token hat. Ob es zum selben Verzeichnis gehört, ist nicht zu erkennen.</translation>
    </message>
</context>
</TS>
