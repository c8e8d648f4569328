"""The order in which the schema wants the children of properties: Word refuses some documents without it.

Programs other than Word do not always keep it: LibreOffice writes the frame of a paragraph behind its borders.
The sequences are those of ECMA-376 Part 1, 17.3 to 17.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.render.word.package import W

if TYPE_CHECKING:
    from lxml import etree

_P = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_R = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath rPrChange"
)
_SEQUENCES: Final = {
    "pPr": _P,
    "rPr": f"ins del moveFrom moveTo {_R}",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
    "sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
}
_RANKS: Final = {
    f"{{{W}}}{kind}": {f"{{{W}}}{name}": place for place, name in enumerate(names.split())}
    for kind, names in _SEQUENCES.items()
}
#: Children that may stand more than once.
_SEVERAL: Final = {f"{{{W}}}{name}" for name in ("headerReference", "footerReference", "tblStylePr")}


def in_order(root: etree._Element) -> None:
    """Put the children of all properties below an element in order, in place; of two alike the last stays."""
    for node in root.iter(*_RANKS):
        ranks = _RANKS[str(node.tag)]
        kept: dict[object, etree._Element] = {}
        for place, child in enumerate(node):
            kept[place if child.tag in _SEVERAL or child.tag not in ranks else child.tag] = child
        children = sorted(kept.values(), key=lambda child: ranks.get(str(child.tag), len(ranks)))
        if children != list(node):
            node[:] = children
