"""Large pale words behind the text of each page, as Word itself draws them (VML, in the header)."""

from __future__ import annotations

from nap_desktop.documents.word.escape import attribute

_LONGEST = 40
_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"'
    ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight"'
    ' xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def watermark(text: str, number: int) -> str:
    """Return the run that draws a watermark; empty for no text.

    number: of the header, for each shape needs a name of its own. The shape is as wide as
    about 400 points and lies at 45 degrees in the middle between the margins.
    """
    shown = " ".join(text.split())[:_LONGEST]
    if not shown:
        return ""
    width = 420
    height = max(min(width * 1.5 / len(shown), 120), 30)
    style = (
        "position:absolute;margin-left:0;margin-top:0;"
        f"width:{width}pt;height:{height:.0f}pt;rotation:315;z-index:-251658240;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_TYPE}"
        f'<v:shape id="NapWaterMark{number}" o:spid="_x0000_s20{number:02}" type="#_x0000_t136"'
        f' alt="{attribute(shown)}" style="{style}" o:allowincell="f" fillcolor="silver"'
        ' stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;'
        f'font-size:1pt" string="{attribute(shown)}"/></v:shape></w:pict></w:r>'
    )
