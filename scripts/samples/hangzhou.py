"""The sample office of Hangzhou: ladder, hosts and fleet, with fictional people."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.model import (
    Bilingual,
    Delegation,
    Office,
    RankStep,
    Regime,
    Transport,
    TransportMode,
)
from scripts.samples.guests import Coming

ZONE = ZoneInfo("Asia/Shanghai")

LADDER = (
    (1, "国家元首、政府首脑", "Head of state or government"),
    (2, "副元首、议长", "Deputy head of state, speaker"),
    (3, "部长、省长", "Minister, governor"),
    (
        4,
        "副部长、大使、副省级城市市长",
        "Vice-minister, ambassador, mayor of a sub-provincial city",
    ),
    (5, "副市长、总领事、司局长", "Vice-mayor, consul general, director-general"),
    (6, "局长、参赞", "Bureau director, counsellor"),
    (7, "副局长、区级负责人", "Deputy bureau director, district head"),
    (8, "处长", "Division head"),
    (9, "工作人员", "Staff"),
)


def ladder() -> tuple[RankStep, ...]:
    """Return the rank ladder of a sub-provincial city."""
    return tuple(RankStep(step, Bilingual(zh, en)) for step, zh, en in LADDER)


OFFICE = Office(
    id="hangzhou-fao",
    name=Bilingual("杭州市外事办公室（示例）", "Hangzhou Foreign Affairs Office (sample)"),
    city_pack_id="hangzhou",
    home_venue_id="citizen_center",
    rank_ladder=ladder(),
    rule_pack_id="cn-municipal",
)

UNIT_HOSTS = {
    "alibaba_xixi": ("接待负责人", "Head of Reception"),
    "alibaba_bj": ("接待负责人", "Head of Reception"),
    "hikvision": ("国际合作负责人", "Head of International Relations"),
    "netease": ("公共事务负责人", "Head of Public Affairs"),
    "geely": ("国际合作负责人", "Head of International Relations"),
    "dream_town": ("管委会副主任", "Deputy Director of the Management Committee"),
    "cloud_town": ("管委会副主任", "Deputy Director of the Management Committee"),
    "zju_zjg": ("国际处处长", "Director of International Affairs"),
    "zju_yq": ("国际处副处长", "Deputy Director of International Affairs"),
    "westlake_u": ("国际交流负责人", "Head of International Exchange"),
    "caa": ("国际处处长", "Director of International Affairs"),
    "longwu": ("茶镇负责人", "Head of the Tea Town"),
}

HOTELS = (
    "grand_hyatt",
    "shangri_la",
    "grand_narada",
    "dragon",
    "wl_guesthouse",
    "four_seasons",
    "xizi",
    "xinxin",
)


def delegation(coming: Coming, arrival: Transport, departure: Transport) -> Delegation:
    """Return a delegation; Hong Kong, Macao and Taiwan are under their own regime."""
    own_regime = coming.region in ("HK", "MO", "TW")
    return Delegation(
        id=coming.key,
        code_name=coming.key.upper(),
        name=Bilingual(coming.name_zh, coming.name_en),
        guest_class=coming.guest_class,
        region=coming.region,
        head=coming.head,
        rank=coming.rank,
        headcount=coming.headcount,
        arrival=arrival,
        departure=departure,
        hotel_venue_id=coming.hotel,
        languages=(coming.language,),
        needs_interpreting=coming.language != "zh",
        regime=Regime.HK_MACAO_TW if own_regime else Regime.FOREIGN,
    )


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a local time of a day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def flight(when: datetime, number: str, journey_min: int, *, vip: bool) -> Transport:
    """Return an international flight at the city's airport."""
    return Transport(
        mode=TransportMode.INTERNATIONAL_FLIGHT,
        at=when,
        port_venue_id="hz_airport",
        number=number,
        journey_min=journey_min,
        zones_crossed=min(journey_min // 90, 12),
        vip_path=vip,
    )


def train(when: datetime, number: str, station: str = "hz_east") -> Transport:
    """Return a high-speed train."""
    return Transport(
        mode=TransportMode.TRAIN, at=when, port_venue_id=station, number=number, journey_min=60
    )


def minutes(number: int) -> timedelta:
    """Return a length of time."""
    return timedelta(minutes=number)
