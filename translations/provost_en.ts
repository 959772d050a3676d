<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DriftWords</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent %n time(s)</source>
        <translation>
            <numerusform>Sent %n time</numerusform>
            <numerusform>Sent %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n hour(s).</source>
        <translation>
            <numerusform>Try again in %n hour.</numerusform>
            <numerusform>Try again in %n hours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormText</name>
    <message numerus="yes">
        <source>At least %n character(s).</source>
        <translation>
            <numerusform>At least %n character.</numerusform>
            <numerusform>At least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n value(s).</source>
        <translation>
            <numerusform>At most %n value.</numerusform>
            <numerusform>At most %n values.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuardAnswers</name>
    <message numerus="yes">
        <source>%n object(s) would change; this needs %1</source>
        <translation>
            <numerusform>%n object would change; this needs %1</numerusform>
            <numerusform>%n objects would change; this needs %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) would be deleted (%1); this needs %2</source>
        <translation>
            <numerusform>%n object would be deleted (%1); this needs %2</numerusform>
            <numerusform>%n objects would be deleted (%1); this needs %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected object(s) would change: too many at once to be confirmed by name</source>
        <translation>
            <numerusform>%n protected object would change: too many at once to be confirmed by name</numerusform>
            <numerusform>%n protected objects would change: too many at once to be confirmed by name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected object(s) would change (%1); this needs %2</source>
        <translation>
            <numerusform>%n protected object would change (%1); this needs %2</numerusform>
            <numerusform>%n protected objects would change (%1); this needs %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) would lose all members (%1); this needs %2</source>
        <translation>
            <numerusform>%n group would lose all members (%1); this needs %2</numerusform>
            <numerusform>%n groups would lose all members (%1); this needs %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n administrator(s) would lose the account (%1); this needs %2</source>
        <translation>
            <numerusform>%n administrator would lose the account (%1); this needs %2</numerusform>
            <numerusform>%n administrators would lose the account (%1); this needs %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookupOffer</name>
    <message numerus="yes">
        <source>%Ln name(s) to be asked for</source>
        <translation>
            <numerusform>%Ln name to be asked for</numerusform>
            <numerusform>%Ln names to be asked for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 to %Ln call(s)</source>
        <translation>
            <numerusform>%L1 to %Ln call</numerusform>
            <numerusform>%L1 to %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembershipDrop</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people or groups</source>
        <translation>
            <numerusform>%Ln person or group</numerusform>
            <numerusform>%Ln people or groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) staged. Nothing was sent yet.</source>
        <translation>
            <numerusform>%Ln membership staged. Nothing was sent yet.</numerusform>
            <numerusform>%Ln memberships staged. Nothing was sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln staged membership(s) taken back.</source>
        <translation>
            <numerusform>%Ln staged membership taken back.</numerusform>
            <numerusform>%Ln staged memberships taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutcomeWords</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewWords</name>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of type %1</source>
        <translation>
            <numerusform>%Ln of type %1</numerusform>
            <numerusform>%Ln of type %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProbeWords</name>
    <message numerus="yes">
        <source>this computer is %n minute(s) ahead; signing in with a certificate fails beyond five</source>
        <translation>
            <numerusform>this computer is %n minute ahead; signing in with a certificate fails beyond five</numerusform>
            <numerusform>this computer is %n minutes ahead; signing in with a certificate fails beyond five</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>this computer is %n minute(s) behind; signing in with a certificate fails beyond five</source>
        <translation>
            <numerusform>this computer is %n minute behind; signing in with a certificate fails beyond five</numerusform>
            <numerusform>this computer is %n minutes behind; signing in with a certificate fails beyond five</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ActivityBar</name>
    <message numerus="yes">
        <source>Paused, %n request(s) waiting</source>
        <translation>
            <numerusform>Paused, %n request waiting</numerusform>
            <numerusform>Paused, %n requests waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server asked to wait: %n second(s) left</source>
        <translation>
            <numerusform>The server asked to wait: %n second left</numerusform>
            <numerusform>The server asked to wait: %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) in flight</source>
        <translation>
            <numerusform>%n request in flight</numerusform>
            <numerusform>%n requests in flight</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ActivityPage</name>
    <message numerus="yes">
        <source>The audit log is intact: %n record(s), none altered, missing or moved.</source>
        <translation>
            <numerusform>The audit log is intact: %n record, not altered.</numerusform>
            <numerusform>The audit log is intact: %n records, none altered, missing or moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln line(s) of the audit log were looked at, the rest was not.</source>
        <translation>
            <numerusform>Stopped: %Ln line of the audit log was looked at, the rest was not.</numerusform>
            <numerusform>Stopped: %Ln lines of the audit log were looked at, the rest was not.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::AttributeTreeModel</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::AuditCommand</name>
    <message numerus="yes">
        <source>The audit log is intact: %n record(s).</source>
        <translation>
            <numerusform>The audit log is intact: %n record.</numerusform>
            <numerusform>The audit log is intact: %n records.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::BrowsePage</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n row copied.</numerusform>
            <numerusform>%n rows copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected row(s) are not read yet and were left out.</source>
        <translation>
            <numerusform>%n selected row is not read yet and was left out.</numerusform>
            <numerusform>%n selected rows are not read yet and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written to %1.</source>
        <translation>
            <numerusform>%Ln written to %1.</numerusform>
            <numerusform>%Ln written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) longer than Excel takes were cut; CSV and JSON hold them whole.</source>
        <translation>
            <numerusform>%Ln cell longer than Excel takes was cut; CSV and JSON hold it whole.</numerusform>
            <numerusform>%Ln cells longer than Excel takes were cut; CSV and JSON hold them whole.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::CertificateField</name>
    <message numerus="yes">
        <source>%n certificate(s) trusted for this connection only.</source>
        <translation>
            <numerusform>%n certificate trusted for this connection only.</numerusform>
            <numerusform>%n certificates trusted for this connection only.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ChangesPage</name>
    <message numerus="yes">
        <source>%n object(s) to change</source>
        <translation>
            <numerusform>%n object to change</numerusform>
            <numerusform>%n objects to change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) added from the file.</source>
        <translation>
            <numerusform>%n change added from the file.</numerusform>
            <numerusform>%n changes added from the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::CheckPane</name>
    <message numerus="yes">
        <source>%Ln row(s) to mend.</source>
        <translation>
            <numerusform>%Ln row to mend.</numerusform>
            <numerusform>%Ln rows to mend.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) checked</source>
        <translation>
            <numerusform>%Ln row checked</numerusform>
            <numerusform>%Ln rows checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <translation>
            <numerusform>%Ln with a problem</numerusform>
            <numerusform>%Ln with a problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to look at</source>
        <translation>
            <numerusform>%Ln to look at</numerusform>
            <numerusform>%Ln to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing wrong in %Ln row(s)</source>
        <translation>
            <numerusform>Nothing wrong in %Ln row</numerusform>
            <numerusform>Nothing wrong in %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other row(s) say “%1” here too.</source>
        <translation>
            <numerusform>%Ln other row says “%1” here too.</numerusform>
            <numerusform>%Ln other rows say “%1” here too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replaced in %Ln row(s), and in all others of the file.</source>
        <translation>
            <numerusform>Replaced in %Ln row, and in all others of the file.</numerusform>
            <numerusform>Replaced in %Ln rows, and in all others of the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::CodeView</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::CompareCommand</name>
    <message numerus="yes">
        <source>provost: %n membership(s) and reference(s) left out: who they name is gone and not brought back</source>
        <translation>
            <numerusform>provost: %n membership or reference left out: who it names is gone and not brought back</numerusform>
            <numerusform>provost: %n memberships and references left out: who they name is gone and not brought back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provost: %n object(s) not deleted: they are older than the snapshot, which does not have them</source>
        <translation>
            <numerusform>provost: %n object not deleted: it is older than the snapshot, which does not have it</numerusform>
            <numerusform>provost: %n objects not deleted: they are older than the snapshot, which does not have them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::CompareDialog</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::CompareView</name>
    <message numerus="yes">
        <source>Give %1 the %Ln selected</source>
        <translation>
            <numerusform>Give %1 the %Ln selected</numerusform>
            <numerusform>Give %1 the %Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ConnectionTester</name>
    <message numerus="yes">
        <source>%n schema(s)</source>
        <translation>
            <numerusform>%n schema</numerusform>
            <numerusform>%n schemas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ConnectionsCommand</name>
    <message numerus="yes">
        <source>provost: staged changes of %n object(s) were never sent and would go with it: --discard-draft says so; nothing was changed</source>
        <translation>
            <numerusform>provost: staged changes of %n object were never sent and would go with it: --discard-draft says so; nothing was changed</numerusform>
            <numerusform>provost: staged changes of %n objects were never sent and would go with it: --discard-draft says so; nothing was changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::DeleteGroupDialog</name>
    <message numerus="yes">
        <source>%Ln member(s) lose what this group gives them. They themselves stay.</source>
        <translation>
            <numerusform>%Ln member loses what this group gives them. They themselves stay.</numerusform>
            <numerusform>%Ln members lose what this group gives them. They themselves stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln member(s) lose what this group gives them. They themselves stay.</source>
        <translation>
            <numerusform>At least %Ln member loses what this group gives them. They themselves stay.</numerusform>
            <numerusform>At least %Ln members lose what this group gives them. They themselves stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::DeprovisionDialog</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) staged. Nothing was sent yet.</source>
        <translation>
            <numerusform>%n change staged. Nothing was sent yet.</numerusform>
            <numerusform>%n changes staged. Nothing was sent yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::DetailPanel</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit %Ln at Once…</source>
        <translation>
            <numerusform>Edit %Ln…</numerusform>
            <numerusform>Edit %Ln at Once…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::DifferenceModel</name>
    <message numerus="yes">
        <source>Changed in %n place(s): %1</source>
        <comment>a resource type</comment>
        <translation>
            <numerusform>Changed in %n place: %1</numerusform>
            <numerusform>Changed in %n places: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::DiscoverCommand</name>
    <message numerus="yes">
        <source>Observed with %n call(s)</source>
        <translation>
            <numerusform>Observed with %n call</numerusform>
            <numerusform>Observed with %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>probing with up to %n call(s)</source>
        <translation>
            <numerusform>probing with up to %n call</numerusform>
            <numerusform>probing with up to %n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::EditCommands</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) staged. Nothing was sent yet.</source>
        <translation>
            <numerusform>%n change staged. Nothing was sent yet.</numerusform>
            <numerusform>%n changes staged. Nothing was sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deletion(s) staged. Nothing was sent yet.</source>
        <translation>
            <numerusform>%n deletion staged. Nothing was sent yet.</numerusform>
            <numerusform>%n deletions staged. Nothing was sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had it already.</source>
        <translation>
            <numerusform>%Ln had it already.</numerusform>
            <numerusform>%Ln had it already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::EffectiveModel</name>
    <message numerus="yes">
        <source>%1, and %n other way(s)</source>
        <translation>
            <numerusform>%1, and %n other way</numerusform>
            <numerusform>%1, and %n other ways</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::EffectiveView</name>
    <message numerus="yes">
        <source>%Ln groups read…</source>
        <translation>
            <numerusform>%Ln group read…</numerusform>
            <numerusform>%Ln groups read…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln circle(s): groups that are in themselves by way of others.</source>
        <translation>
            <numerusform>%Ln circle: groups that are in themselves by way of others.</numerusform>
            <numerusform>%Ln circles: groups that are in themselves by way of others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln groups in the end</source>
        <translation>
            <numerusform>In %Ln group in the end</numerusform>
            <numerusform>In %Ln groups in the end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people and groups in it in the end</source>
        <translation>
            <numerusform>%Ln person or group in it in the end</numerusform>
            <numerusform>%Ln people and groups in it in the end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) could not be read: who is in them is not shown.</source>
        <translation>
            <numerusform>%Ln group could not be read: who is in it is not shown.</numerusform>
            <numerusform>%Ln groups could not be read: who is in them is not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ExportCommand</name>
    <message numerus="yes">
        <source>provost: the export is not complete: %n resource(s) read before this error</source>
        <translation>
            <numerusform>provost: the export is not complete: %n resource read before this error</numerusform>
            <numerusform>provost: the export is not complete: %n resources read before this error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provost: %n cell(s) longer than 32,767 characters were cut; CSV and JSON hold them whole</source>
        <translation>
            <numerusform>provost: %n cell longer than 32,767 characters was cut; CSV and JSON hold it whole</numerusform>
            <numerusform>provost: %n cells longer than 32,767 characters were cut; CSV and JSON hold them whole</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ExportDialog</name>
    <message numerus="yes">
        <source>The %n &amp;column(s) of the table</source>
        <translation>
            <numerusform>The %n &amp;column of the table</numerusform>
            <numerusform>The %n &amp;columns of the table</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::FieldRow</name>
    <message numerus="yes">
        <source>Read (%Ln call(s))</source>
        <translation>
            <numerusform>Read (%Ln call)</numerusform>
            <numerusform>Read (%Ln calls)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::FilePane</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n row(s)</source>
        <translation>
            <numerusform>the first row</numerusform>
            <numerusform>the first %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::FormPanel</name>
    <message numerus="yes">
        <source>%n edit(s)</source>
        <translation>
            <numerusform>%n edit</numerusform>
            <numerusform>%n edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) will be the same for all</source>
        <translation>
            <numerusform>%n field will be the same for all</numerusform>
            <numerusform>%n fields will be the same for all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Change %n</source>
        <comment>number of objects</comment>
        <translation>
            <numerusform>&amp;Change %n</numerusform>
            <numerusform>&amp;Change %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to fill in or mend</source>
        <translation>
            <numerusform>%n field to fill in or mend</numerusform>
            <numerusform>%n fields to fill in or mend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit %n object(s)</source>
        <translation>
            <numerusform>Edit %n object</numerusform>
            <numerusform>Edit %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) staged. Nothing was sent yet.</source>
        <translation>
            <numerusform>%n edit staged. Nothing was sent yet.</numerusform>
            <numerusform>%n edits staged. Nothing was sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) with a problem were left out.</source>
        <translation>
            <numerusform>%n field with a problem was left out.</numerusform>
            <numerusform>%n fields with a problem were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::GroupDrops</name>
    <message numerus="yes">
        <source>Add %Ln people to %1</source>
        <translation>
            <numerusform>Add %Ln person to %1</numerusform>
            <numerusform>Add %Ln people to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::GuardForm</name>
    <message numerus="yes">
        <source>This changes %n object(s) at once.</source>
        <translation>
            <numerusform>This changes %n object at once.</numerusform>
            <numerusform>This changes %n objects at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This deletes %n object(s): %1.</source>
        <translation>
            <numerusform>This deletes %n object: %1.</numerusform>
            <numerusform>This deletes %n objects: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ImportCommand</name>
    <message numerus="yes">
        <source>provost: %n not in the file, left alone (--absent disable or delete acts on them)</source>
        <translation>
            <numerusform>provost: %n not in the file, left alone (--absent disable or delete acts on them)</numerusform>
            <numerusform>provost: %n not in the file, left alone (--absent disable or delete acts on them)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provost: %n row(s) do not say whom they are about, so nobody is taken for absent: nothing is disabled or deleted</source>
        <translation>
            <numerusform>provost: %n row does not say whom it is about, so nobody is taken for absent: nothing is disabled or deleted</numerusform>
            <numerusform>provost: %n rows do not say whom they are about, so nobody is taken for absent: nothing is disabled or deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provost: %n person(s) who exist get the file&apos;s password, whatever theirs is now (&quot;onCreate&quot; in the mapping leaves it alone)</source>
        <translation>
            <numerusform>provost: %n person who exists gets the file&apos;s password, whatever theirs is now (&quot;onCreate&quot; in the mapping leaves it alone)</numerusform>
            <numerusform>provost: %n people who exist get the file&apos;s password, whatever theirs is now (&quot;onCreate&quot; in the mapping leaves it alone)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provost: the directory was read as a whole: %n request(s)</source>
        <translation>
            <numerusform>provost: the directory was read as a whole: %n request</numerusform>
            <numerusform>provost: the directory was read as a whole: %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provost: looked up row by row: %n request(s)</source>
        <translation>
            <numerusform>provost: looked up row by row: %n request</numerusform>
            <numerusform>provost: looked up row by row: %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provost: %n membership(s) are sent without knowing whether they are there already, which this provider does not tell: who is a member counts as done</source>
        <translation>
            <numerusform>provost: %n membership is sent without knowing whether it is there already, which this provider does not tell: who is a member counts as done</numerusform>
            <numerusform>provost: %n memberships are sent without knowing whether they are there already, which this provider does not tell: who is a member counts as done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ImportPage</name>
    <message numerus="yes">
        <source>&amp;Review %Ln Change(s)</source>
        <translation>
            <numerusform>&amp;Review %Ln Change</numerusform>
            <numerusform>&amp;Review %Ln Changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) added to the changes. Nothing is sent yet.</source>
        <translation>
            <numerusform>%Ln object added to the changes. Nothing is sent yet.</numerusform>
            <numerusform>%Ln objects added to the changes. Nothing is sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new password(s) have not been printed. Nobody will ever know them.</source>
        <translation>
            <numerusform>%Ln new password has not been printed. Nobody will ever know it.</numerusform>
            <numerusform>%Ln new passwords have not been printed. Nobody will ever know them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that an earlier file had brought is replaced.</source>
        <translation>
            <numerusform>%Ln that an earlier file had brought is replaced.</numerusform>
            <numerusform>%Ln that an earlier file had brought are replaced.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::InterruptedStrip</name>
    <message numerus="yes">
        <source>%n more such run(s) are in Activity.</source>
        <translation>
            <numerusform>%n more such run is in Activity.</numerusform>
            <numerusform>%n more such runs are in Activity.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %1 of %2 with “%3” was interrupted before its end: %n request(s) in all, the rest may still have to be done.</source>
        <translation>
            <numerusform>Run %1 of %2 with “%3” was interrupted before its end: %n request in all, the rest may still have to be done.</numerusform>
            <numerusform>Run %1 of %2 with “%3” was interrupted before its end: %n requests in all, the rest may still have to be done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::LinesPane</name>
    <message numerus="yes">
        <source>%Ln line(s) added from the example rows.</source>
        <translation>
            <numerusform>%Ln line added from the example rows.</numerusform>
            <numerusform>%Ln lines added from the example rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) pasted.</source>
        <translation>
            <numerusform>%Ln line pasted.</numerusform>
            <numerusform>%Ln lines pasted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ListCommand</name>
    <message numerus="yes">
        <source>provost: the list is not complete: %n resource(s) read before this error</source>
        <translation>
            <numerusform>provost: the list is not complete: %n resource read before this error</numerusform>
            <numerusform>provost: the list is not complete: %n resources read before this error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provost: warning: %n empty page(s) in a row, each with word of another; Ctrl+C ends this</source>
        <translation>
            <numerusform>provost: warning: %n empty page in a row, with word of another; Ctrl+C ends this</numerusform>
            <numerusform>provost: warning: %n empty pages in a row, each with word of another; Ctrl+C ends this</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::LocalRows</name>
    <message numerus="yes">
        <source>%Ln read; every attribute can be searched now.</source>
        <translation>
            <numerusform>%Ln read; every attribute can be searched now.</numerusform>
            <numerusform>%Ln read; every attribute can be searched now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had been deleted meanwhile.</source>
        <translation>
            <numerusform>%Ln had been deleted meanwhile.</numerusform>
            <numerusform>%Ln had been deleted meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read whole: only a part of what they hold can be searched.</source>
        <translation>
            <numerusform>%Ln could not be read whole: only a part of what it holds can be searched.</numerusform>
            <numerusform>%Ln could not be read whole: only a part of what they hold can be searched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the last reading.</source>
        <translation>
            <numerusform>%Ln changed since the last reading.</numerusform>
            <numerusform>%Ln changed since the last reading.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::MainWindow</name>
    <message numerus="yes">
        <source>%n object(s) with changes from last time. Nothing of it was sent.</source>
        <translation>
            <numerusform>%n object with changes from last time. Nothing of it was sent.</numerusform>
            <numerusform>%n objects with changes from last time. Nothing of it was sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) with changes from last time. A run was interrupted: what it sent is under Activity.</source>
        <translation>
            <numerusform>%n object with changes from last time. A run was interrupted: what it sent is under Activity.</numerusform>
            <numerusform>%n objects with changes from last time. A run was interrupted: what it sent is under Activity.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) with changes from last time.</source>
        <translation>
            <numerusform>%n object with changes from last time.</numerusform>
            <numerusform>%n objects with changes from last time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more had been created by a run since and left the list.</source>
        <translation>
            <numerusform>%n more had been created by a run since and left the list.</numerusform>
            <numerusform>%n more had been created by a run since and left the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) of the practice directory have changes that were not sent.</source>
        <translation>
            <numerusform>%n object of the practice directory has changes that were not sent.</numerusform>
            <numerusform>%n objects of the practice directory have changes that were not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) with changes from last time. How this connection signs in has changed since: see that it is still the same directory.</source>
        <translation>
            <numerusform>%n object with changes from last time. How this connection signs in has changed since: see that it is still the same directory.</numerusform>
            <numerusform>%n objects with changes from last time. How this connection signs in has changed since: see that it is still the same directory.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them come(s) from another window.</source>
        <translation>
            <numerusform>%n of them comes from another window.</numerusform>
            <numerusform>%n of them come from another window.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was/were changed in both: the later edit stands.</source>
        <translation>
            <numerusform>%n was changed in both: the later edit stands.</numerusform>
            <numerusform>%n were changed in both: the later edit stands.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n password(s) must be given again.</source>
        <translation>
            <numerusform>%n password must be given again.</numerusform>
            <numerusform>%n passwords must be given again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ManageConnectionsDialog</name>
    <message numerus="yes">
        <source>%n connection(s) exported, without secrets.</source>
        <translation>
            <numerusform>%n connection exported, without secrets.</numerusform>
            <numerusform>%n connections exported, without secrets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) imported. Each asks for its secret when it is opened.</source>
        <translation>
            <numerusform>%n connection imported. It asks for its secret when it is opened.</numerusform>
            <numerusform>%n connections imported. Each asks for its secret when it is opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) left out: %1</source>
        <translation>
            <numerusform>%n connection left out: %1</numerusform>
            <numerusform>%n connections left out: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its staged changes of %n object(s), which were never sent, go with it unless you undo this.</source>
        <translation>
            <numerusform>Its staged changes of %n object, which were never sent, go with it unless you undo this.</numerusform>
            <numerusform>Its staged changes of %n objects, which were never sent, go with it unless you undo this.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::MatchDialog</name>
    <message numerus="yes">
        <source>Looking up %Ln name(s)…</source>
        <translation>
            <numerusform>Looking up %Ln name…</numerusform>
            <numerusform>Looking up %Ln names…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of this name: choose</source>
        <translation>
            <numerusform>%n of this name: choose</numerusform>
            <numerusform>%n of this name: choose</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %L1 name(s) found.</source>
        <translation>
            <numerusform>%Ln of %L1 names found.</numerusform>
            <numerusform>%Ln of %L1 names found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown.</source>
        <translation>
            <numerusform>%Ln unknown.</numerusform>
            <numerusform>%Ln unknown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be chosen.</source>
        <translation>
            <numerusform>%Ln to be chosen.</numerusform>
            <numerusform>%Ln to be chosen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln to the changes</source>
        <translation>
            <numerusform>&amp;Add %Ln to the changes</numerusform>
            <numerusform>&amp;Add %Ln to the changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::MatrixView</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read memberships (%Ln calls)</source>
        <translation>
            <numerusform>Read memberships (%Ln call)</numerusform>
            <numerusform>Read memberships (%Ln calls)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::MembersCommand</name>
    <message numerus="yes">
        <source>provost: %n membership(s) lead back to a group above; each group is shown once</source>
        <translation>
            <numerusform>provost: %n membership leads back to a group above; each group is shown once</numerusform>
            <numerusform>provost: %n memberships lead back to a group above; each group is shown once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provost: %n member(s) are in it by more than one way; JSON has all of them as &quot;paths&quot;</source>
        <translation>
            <numerusform>provost: %n member is in it by more than one way; JSON has all of them as &quot;paths&quot;</numerusform>
            <numerusform>provost: %n members are in it by more than one way; JSON has all of them as &quot;paths&quot;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::MembershipMatrixModel</name>
    <message numerus="yes">
        <source>%Ln membership(s)</source>
        <translation>
            <numerusform>%Ln membership</numerusform>
            <numerusform>%Ln memberships</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::MembershipPage</name>
    <message numerus="yes">
        <source>%Ln membership(s) staged</source>
        <translation>
            <numerusform>%Ln membership staged</numerusform>
            <numerusform>%Ln memberships staged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln group(s)</source>
        <translation>
            <numerusform>in %Ln group</numerusform>
            <numerusform>in %Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::MembershipPane</name>
    <message numerus="yes">
        <source>%1 (%n of this name)</source>
        <translation>
            <numerusform>%1 (%n of this name)</numerusform>
            <numerusform>%1 (%n of this name)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln members</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln staged</source>
        <translation>
            <numerusform>%Ln staged</numerusform>
            <numerusform>%Ln staged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not found: %1</source>
        <translation>
            <numerusform>%Ln not found: %1</numerusform>
            <numerusform>%Ln not found: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask (%Ln calls)</source>
        <translation>
            <numerusform>Ask (%Ln call)</numerusform>
            <numerusform>Ask (%Ln calls)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known</source>
        <translation>
            <numerusform>%Ln known</numerusform>
            <numerusform>%Ln known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::NavigationModel</name>
    <message numerus="yes">
        <source>Changes, %n object(s)</source>
        <translation>
            <numerusform>Changes, %n object</numerusform>
            <numerusform>Changes, %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::NestingGraph</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::OwnersDialog</name>
    <message numerus="yes">
        <source>%Ln owner(s).</source>
        <translation>
            <numerusform>%Ln owner.</numerusform>
            <numerusform>%Ln owners.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::PanesView</name>
    <message numerus="yes">
        <source>Add %Ln people to %1</source>
        <translation>
            <numerusform>Add %Ln person to %1</numerusform>
            <numerusform>Add %Ln people to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copied.</source>
        <translation>
            <numerusform>%Ln copied.</numerusform>
            <numerusform>%Ln copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::PasswordBar</name>
    <message numerus="yes">
        <source>The provider&apos;s rule makes it %Ln character(s).</source>
        <translation>
            <numerusform>The provider&apos;s rule makes it %Ln character.</numerusform>
            <numerusform>The provider&apos;s rule makes it %Ln characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::PlanPane</name>
    <message numerus="yes">
        <source>%Ln row(s) cannot be imported and are left out.</source>
        <translation>
            <numerusform>%Ln row cannot be imported and is left out.</numerusform>
            <numerusform>%Ln rows cannot be imported and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) to send</source>
        <translation>
            <numerusform>%Ln request to send</numerusform>
            <numerusform>%Ln requests to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln second(s)</source>
        <translation>
            <numerusform>about %Ln second</numerusform>
            <numerusform>about %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s)</source>
        <translation>
            <numerusform>about %Ln minute</numerusform>
            <numerusform>about %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the directory was read as a whole: %Ln request(s)</source>
        <translation>
            <numerusform>the directory was read as a whole: %Ln request</numerusform>
            <numerusform>the directory was read as a whole: %Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>looked up row by row: %Ln request(s)</source>
        <translation>
            <numerusform>looked up row by row: %Ln request</numerusform>
            <numerusform>looked up row by row: %Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to disable</source>
        <translation>
            <numerusform>%Ln to disable</numerusform>
            <numerusform>%Ln to disable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to delete</source>
        <translation>
            <numerusform>%Ln to delete</numerusform>
            <numerusform>%Ln to delete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of the file do not say whom they are about, and may mean any of these. Mend them or leave them out first.</source>
        <translation>
            <numerusform>%Ln row of the file does not say whom it is about, and may mean any of these. Mend it or leave it out first.</numerusform>
            <numerusform>%Ln rows of the file do not say whom they are about, and may mean any of these. Mend them or leave them out first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln existing password(s) set anew</source>
        <translation>
            <numerusform>%Ln existing password set anew</numerusform>
            <numerusform>%Ln existing passwords set anew</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) looked up in the review</source>
        <translation>
            <numerusform>%Ln membership looked up in the review</numerusform>
            <numerusform>%Ln memberships looked up in the review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::PrincipalList</name>
    <message numerus="yes">
        <source>%Ln people or groups</source>
        <translation>
            <numerusform>%Ln person or group</numerusform>
            <numerusform>%Ln people or groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ProviderPage</name>
    <message numerus="yes">
        <source>up to %n call(s)</source>
        <translation>
            <numerusform>up to %n call</numerusform>
            <numerusform>up to %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Probed with %n call(s).</source>
        <translation>
            <numerusform>Probed with %n call.</numerusform>
            <numerusform>Probed with %n calls.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are not as Provost takes them to be.</source>
        <translation>
            <numerusform>%n thing is not as Provost takes it to be.</numerusform>
            <numerusform>%n things are not as Provost takes them to be.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ReferencesView</name>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ReportPane</name>
    <message numerus="yes">
        <source>%Ln object(s) of the import wait in the review</source>
        <translation>
            <numerusform>%Ln object of the import waits in the review</numerusform>
            <numerusform>%Ln objects of the import wait in the review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new password(s) are sealed in %1.</source>
        <translation>
            <numerusform>%Ln new password is sealed in %1.</numerusform>
            <numerusform>%Ln new passwords are sealed in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new password(s) are known to nobody yet. They are gone when the program ends or another file is opened.</source>
        <translation>
            <numerusform>%Ln new password is known to nobody yet. It is gone when the program ends or another file is opened.</numerusform>
            <numerusform>%Ln new passwords are known to nobody yet. They are gone when the program ends or another file is opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) went to the printer. Once you hold them and can read them, the passwords need not be kept here.</source>
        <translation>
            <numerusform>%Ln slip went to the printer. Once you hold it and can read it, the password need not be kept here.</numerusform>
            <numerusform>%Ln slips went to the printer. Once you hold them and can read them, the passwords need not be kept here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The import was carried out in %Ln run(s). The last one is taken back here, the others in Activity</source>
        <translation>
            <numerusform>The import was carried out in %Ln run. It is taken back here</numerusform>
            <numerusform>The import was carried out in %Ln runs. The last one is taken back here, the others in Activity</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::RequestsPage</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ResourceTable</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ResourceTableModel</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ReviewPage</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>about %n second</numerusform>
            <numerusform>about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was sent: %n object(s) were changed or deleted by somebody else since they were edited. Settle that, or apply again to do the others without them.</source>
        <translation>
            <numerusform>Nothing was sent: %n object was changed or deleted by somebody else since it was edited. Settle that, or apply again to do the others without it.</numerusform>
            <numerusform>Nothing was sent: %n objects were changed or deleted by somebody else since they were edited. Settle that, or apply again to do the others without them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were changed or deleted by somebody else since the run. Settle that, or apply to take the others back without them.</source>
        <translation>
            <numerusform>%n object was changed or deleted by somebody else since the run. Settle that, or apply to take the others back without it.</numerusform>
            <numerusform>%n objects were changed or deleted by somebody else since the run. Settle that, or apply to take the others back without them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) had been created by an earlier run: no longer among the changes.</source>
        <translation>
            <numerusform>%n object had been created by an earlier run: no longer among the changes.</numerusform>
            <numerusform>%n objects had been created by an earlier run: no longer among the changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was sent: an earlier run may have created %n of these object(s), and the server does not tell. Look for them there; take back what exists, and make anew what does not. Apply again to do the others.</source>
        <translation>
            <numerusform>Nothing was sent: an earlier run may have created %n object, and the server does not tell. Look for it there; take it back if it exists, else make it anew. Apply again to do the others.</numerusform>
            <numerusform>Nothing was sent: an earlier run may have created %n of these objects, and the server does not tell. Look for them there; take back what exists, and make anew what does not. Apply again to do the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n request(s)</source>
        <comment>from so many, where what was written shows late</comment>
        <translation>
            <numerusform>%1 to %n request</numerusform>
            <numerusform>%1 to %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::RunBar</name>
    <message numerus="yes">
        <source>&amp;Apply All %n</source>
        <translation>
            <numerusform>&amp;Apply It</numerusform>
            <numerusform>&amp;Apply All %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply &amp;Selected %n</source>
        <translation>
            <numerusform>Apply &amp;Selected One</numerusform>
            <numerusform>Apply &amp;Selected %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Review the Rest (%n)</source>
        <translation>
            <numerusform>&amp;Review the Rest (%n)</numerusform>
            <numerusform>&amp;Review the Rest (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied</source>
        <translation>
            <numerusform>%n applied</numerusform>
            <numerusform>%n applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed and stay here</source>
        <translation>
            <numerusform>%n failed and stays here</numerusform>
            <numerusform>%n failed and stay here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not reached and stay here</source>
        <translation>
            <numerusform>%n not reached and stays here</numerusform>
            <numerusform>%n not reached and stay here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::RunView</name>
    <message numerus="yes">
        <source>Only the %n that did not go well</source>
        <translation>
            <numerusform>Only the %n that did not go well</numerusform>
            <numerusform>Only the %n that did not go well</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::SearchCommand</name>
    <message numerus="yes">
        <source>provost: not everything could be read: %n resource(s) before this error</source>
        <translation>
            <numerusform>provost: not everything could be read: %n resource before this error</numerusform>
            <numerusform>provost: not everything could be read: %n resources before this error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>searched all attributes of %n resource(s), read in %1 s</source>
        <translation>
            <numerusform>searched all attributes of %n resource, read in %1 s</numerusform>
            <numerusform>searched all attributes of %n resources, read in %1 s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>searched all attributes of %n resource(s) as they were %1 (%2); --read-all reads them anew</source>
        <translation>
            <numerusform>searched all attributes of %n resource as it was %1 (%2); --read-all reads it anew</numerusform>
            <numerusform>searched all attributes of %n resources as they were %1 (%2); --read-all reads them anew</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::SnapshotCommand</name>
    <message numerus="yes">
        <source>%n resource(s) in %1</source>
        <translation>
            <numerusform>%n resource in %1</numerusform>
            <numerusform>%n resources in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::SnapshotPage</name>
    <message numerus="yes">
        <source>%Ln kept in %1.</source>
        <translation>
            <numerusform>%Ln kept in %1.</numerusform>
            <numerusform>%Ln kept in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) are as they were. What a provider sets itself, such as times and versions, does not count.</source>
        <translation>
            <numerusform>%Ln object is as it was. What a provider sets itself, such as times and versions, does not count.</numerusform>
            <numerusform>%Ln objects are as they were. What a provider sets itself, such as times and versions, does not count.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take Back %n Object(s)…</source>
        <translation>
            <numerusform>Take Back %n Object…</numerusform>
            <numerusform>Take Back %n Objects…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n object(s)</source>
        <translation>
            <numerusform>Take back %n object</numerusform>
            <numerusform>Take back %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) or reference(s) cannot be restored: who they name is gone, and not among what is taken back.</source>
        <translation>
            <numerusform>%Ln membership or reference cannot be restored: who it names is gone, and not among what is taken back.</numerusform>
            <numerusform>%Ln memberships or references cannot be restored: who they name is gone, and not among what is taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::TargetedCommand</name>
    <message numerus="yes">
        <source>provost: warning: %1 does not show writes at once; what was written from here in the last minute (%n object(s)) may still be missing or look as before</source>
        <translation>
            <numerusform>provost: warning: %1 does not show writes at once; what was written from here in the last minute (%n object) may still be missing or look as before</numerusform>
            <numerusform>provost: warning: %1 does not show writes at once; what was written from here in the last minute (%n objects) may still be missing or look as before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::ValuesEditor</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Provost::VaultSettings</name>
    <message numerus="yes">
        <source>after %n minute(s) without anybody</source>
        <translation>
            <numerusform>after %n minute without anybody</numerusform>
            <numerusform>after %n minutes without anybody</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuickWords</name>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 for each %Ln, and how many there are is not known</source>
        <comment>money, resources</comment>
        <translation>
            <numerusform>%1 for each %Ln, and how many there are is not known</numerusform>
            <numerusform>%1 for each %Ln, and how many there are is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultWords</name>
    <message numerus="yes">
        <source>%1 of the first %n read, more exist</source>
        <translation>
            <numerusform>%1 of the first read, more exist</numerusform>
            <numerusform>%1 of the first %n read, more exist</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message numerus="yes">
        <source>, %n failed</source>
        <translation>
            <numerusform>, %n failed</numerusform>
            <numerusform>, %n failed</numerusform>
        </translation>
    </message>
</context>
</TS>
