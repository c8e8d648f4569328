from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from powerlist.audit.cited import township_clauses
from powerlist.audit.handed import handed
from powerlist.audit.receivers import is_street, township_kinds
from powerlist.audit.rule import Rule
from powerlist.model.enums import Confidence, Mode, Severity
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class TownshipOnlyPowerAtAStreet(Rule):
    """法律只给乡镇政府的权力，列到了街道办事处

    ## 查什么
    依据的条文写的是“乡、镇人民政府”，没有写街道办事处，而承接主体或法定本级的主体是街道。登记表里没有的地方性法规，看依据里抄录的条文。

    ## 为什么
    街道办事处是派出机关，没有法律、法规或者省级决定，不能行使法律只给乡镇政府的权力。把乡镇清单照搬给街道是常见的错误
    （西平乡镇 203 项、街道 170 项，两张清单并不相同）。

    ## 反例
    ```yaml
    items:
    - {name: 拆除乡村违法建设, type: 行政强制, department: 县自然资源局, basis: 《中华人民共和国城乡规划法》第六十五条, mode: 法定本级, receivers: 城东街道}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 拆除乡村违法建设, type: 行政强制, department: 县自然资源局, basis: 《中华人民共和国城乡规划法》第六十五条, mode: 法定本级, receivers: 甲镇}
    ```

    ## 怎么改
    从街道的目录里删去；街道确需行使的，写明另外的法规或省级决定。

    ## 依据
    城乡规划法 第六十五条等；地方组织法 第八十六条
    """

    code = "PLM13"
    name = "township-only-power-at-a-street"
    english = "A power that the law gives to townships only is listed for a street"
    english_manual = {
        "what": 'The article says "the people\'s government of the township or town" and does not name street offices, while the receiver is a street. Of a regulation that the register lacks the quoted article speaks.',
        "why": "A street office is an agency. Without a law, regulation or provincial decision it cannot use what the law gives to township governments; copying a township's list for a street is a common mistake.",
        "repair": "Take it off the street's directory, or name the regulation or decision that covers streets.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "城乡规划法 第六十五条；地方组织法 第八十六条"
    messages = {
        "zh": "{place}只写乡镇人民政府，没有街道办事处：{streets}",
        "en": "{place} names townships, not streets: {streets}",
    }
    helps = {
        "zh": "从街道的目录里删去，或写明另外的依据",
        "en": "take it off the street's list, or cite what covers streets",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        clauses = {
            position: power
            for position, power in township_clauses(catalogue, context).items()
            if not power.streets
        }
        rows = handed(catalogue, context, Mode.STATUTORY, Mode.DELEGATED, Mode.ENTRUSTED)
        rows = rows[rows["position"].isin(list(clauses))]
        kinds = township_kinds(catalogue)
        for position, group in rows.groupby("position", sort=True):
            streets = [name for name in group["receiver"].tolist() if is_street(name, kinds)]
            if streets:
                place = int(str(position))
                found = self.at(
                    catalogue,
                    place,
                    "receivers",
                    count=len(streets),
                    place=clauses[place].place,
                    streets=few(streets),
                )
                yield _at_marks(catalogue, place, streets, found)


def _at_marks(catalogue: Catalogue, position: int, streets: list[str], found: Finding) -> Finding:
    """Return a finding with the streets' own cells, where each township is a column of marks."""
    cells = tuple(
        cell
        for street in streets
        for cell in catalogue.sources_of(position, f"receiver_marks/{street}")
        if cell.cell
    )
    if not cells:
        return found
    place = cells[0].location if catalogue.folder is None else found.location
    return replace(found, sources=cells, location=place)
