<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AnnexActs</name>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n page went to the printer.</numerusform>
            <numerusform>%n pages went to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BodyForm</name>
    <message numerus="yes">
        <source>and in %n more place(s)</source>
        <translation>
            <numerusform>and in %n more place</numerusform>
            <numerusform>and in %n more places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardsModel</name>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message numerus="yes">
        <source>%n hint(s) left as they are.</source>
        <translation>
            <numerusform>%n hint left as they are.</numerusform>
            <numerusform>%n hints left as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s) shown again.</source>
        <translation>
            <numerusform>%n hint shown again.</numerusform>
            <numerusform>%n hints shown again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClausePreview</name>
    <message numerus="yes">
        <source>and %n more item(s)</source>
        <translation>
            <numerusform>and %n more item</numerusform>
            <numerusform>and %n more items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportActs</name>
    <message numerus="yes">
        <source>%n page(s) were sent to the printer.</source>
        <translation>
            <numerusform>%n page were sent to the printer.</numerusform>
            <numerusform>%n pages were sent to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>%n place replaced.</numerusform>
            <numerusform>%n places replaced.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>%n place replaced.</numerusform>
            <numerusform>%n places replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had changed and stayed.</source>
        <translation>
            <numerusform>%n had changed and stayed.</numerusform>
            <numerusform>%n had changed and stayed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>It is named in %n place(s).</source>
        <translation>
            <numerusform>It is named in %n place.</numerusform>
            <numerusform>It is named in %n places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Both were asked in %n round(s); what the body that stays answered there is kept.</source>
        <translation>
            <numerusform>Both were asked in %n round; what the body that stays answered there is kept.</numerusform>
            <numerusform>Both were asked in %n rounds; what the body that stays answered there is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutlineActs</name>
    <message numerus="yes">
        <source>%n item(s) deleted.</source>
        <translation>
            <numerusform>%n item deleted.</numerusform>
            <numerusform>%n items deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutlineView</name>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n items</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackActs</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message numerus="yes">
        <source>%n file(s) and a receipt with their checksums</source>
        <translation>
            <numerusform>%n file and a receipt with their checksums</numerusform>
            <numerusform>%n files and a receipt with their checksums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastActs</name>
    <message numerus="yes">
        <source>Brought back with %n item(s) below it.</source>
        <translation>
            <numerusform>Brought back with %n item below it.</numerusform>
            <numerusform>Brought back with %n items below it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted item(s) came back.</source>
        <translation>
            <numerusform>%n deleted item came back.</numerusform>
            <numerusform>%n deleted items came back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) added since went.</source>
        <translation>
            <numerusform>%n item added since went.</numerusform>
            <numerusform>%n items added since went.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) stand elsewhere now and stayed.</source>
        <translation>
            <numerusform>%n item stand elsewhere now and stayed.</numerusform>
            <numerusform>%n items stand elsewhere now and stayed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SaidModel</name>
    <message numerus="yes">
        <source>%n reply(ies)</source>
        <translation>
            <numerusform>%n reply(ies)</numerusform>
            <numerusform>%n reply(ies)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableActs</name>
    <message numerus="yes">
        <source>%n value(s) do not fit their columns: </source>
        <translation>
            <numerusform>%n value do not fit their columns: </numerusform>
            <numerusform>%n values do not fit their columns: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n measure(s)</source>
        <translation>
            <numerusform>Delete %n measure</numerusform>
            <numerusform>Delete %n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) deleted.</source>
        <translation>
            <numerusform>%n measure deleted.</numerusform>
            <numerusform>%n measures deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The block has %n row(s) more than there are measures from here on.</source>
        <translation>
            <numerusform>The block has %n row more than there are measures from here on.</numerusform>
            <numerusform>The block has %n rows more than there are measures from here on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n new measure(s)</source>
        <translation>
            <numerusform>Add %n new measure</numerusform>
            <numerusform>Add %n new measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) planned</source>
        <translation>
            <numerusform>%n measure planned</numerusform>
            <numerusform>%n measures planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n law(s) cited</source>
        <translation>
            <numerusform>%n law cited</numerusform>
            <numerusform>%n laws cited</numerusform>
        </translation>
    </message>
</context>
</TS>
