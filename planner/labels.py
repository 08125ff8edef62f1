"""What the domain's words and mistakes are called, in English; catalogues translate them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from planner.access import Role
from planner.errors import Fact, Flaw, FlawCode
from planner.i18n import N_, Language, Translator, translator
from planner.model import (
    ApprovalState,
    Approver,
    Bilingual,
    Body,
    Clearance,
    DataRung,
    Dress,
    EngagementKind,
    Gender,
    GuestClass,
    InterpretingMode,
    LockCause,
    LockDimension,
    Meal,
    NeedKind,
    PlanStatus,
    PressCoverage,
    Priority,
    Regime,
    RoomPurpose,
    SecurityLevel,
    SkillLevel,
    SubjectKind,
    TransportMode,
    VehicleKind,
    VenueKind,
    Verdict,
    WeatherKind,
    Weekday,
)

_LABELS: Mapping[type[Enum], Mapping[Enum, str]] = MappingProxyType(
    {
        Role: {
            Role.OFFICER: N_("Protocol officer"),
            Role.CHIEF: N_("Chief"),
            Role.LEADER: N_("Leader"),
            Role.SECRETARY: N_("Leader’s secretary"),
            Role.INTERPRETER: N_("Interpreter"),
            Role.DRIVER: N_("Driver"),
            Role.DUTY_OFFICER: N_("Duty officer"),
            Role.AUDITOR: N_("Auditor"),
            Role.ADMINISTRATOR: N_("Administrator"),
        },
        EngagementKind: {
            EngagementKind.GREETING: N_("Greeting on arrival"),
            EngagementKind.CHECK_IN: N_("Hotel check-in"),
            EngagementKind.MEETING: N_("Meeting"),
            EngagementKind.COURTESY_CALL: N_("Courtesy call"),
            EngagementKind.TALKS: N_("Talks"),
            EngagementKind.SIGNING: N_("Signing ceremony"),
            EngagementKind.BANQUET: N_("Banquet"),
            EngagementKind.WORKING_MEAL: N_("Working meal"),
            EngagementKind.BUFFET: N_("Buffet"),
            EngagementKind.TEA_PARTY: N_("Tea party"),
            EngagementKind.CEREMONY: N_("Ceremony"),
            EngagementKind.PLENARY: N_("Plenary session"),
            EngagementKind.SITE_VISIT: N_("Site visit"),
            EngagementKind.CULTURE_VISIT: N_("Cultural visit"),
            EngagementKind.BOAT: N_("Boat trip"),
            EngagementKind.PERFORMANCE: N_("Cultural performance"),
            EngagementKind.INTERVIEW: N_("Press interview"),
            EngagementKind.REHEARSAL: N_("Rehearsal"),
            EngagementKind.FREE_TIME: N_("Free time"),
            EngagementKind.REST: N_("Rest"),
            EngagementKind.SEND_OFF: N_("Seeing off"),
        },
        Priority: {
            Priority.MUST: N_("Must"),
            Priority.SHOULD: N_("Should"),
            Priority.NICE: N_("Nice to have"),
        },
        Meal: {
            Meal.NONE: N_("No meal"),
            Meal.LUNCH: N_("Lunch"),
            Meal.DINNER: N_("Dinner"),
        },
        Dress: {
            Dress.ANY: N_("Any dress"),
            Dress.FIELD: N_("Field dress"),
            Dress.BUSINESS: N_("Business dress"),
            Dress.FORMAL: N_("Formal dress"),
        },
        PressCoverage: {
            PressCoverage.NONE: N_("No press"),
            PressCoverage.PHOTO_CALL: N_("Photo call"),
            PressCoverage.OPEN: N_("Open to the press"),
        },
        LockDimension: {
            LockDimension.TIME: N_("Time"),
            LockDimension.PLACE: N_("Place"),
            LockDimension.HOST: N_("Host"),
            LockDimension.INTERPRETER: N_("Interpreters"),
            LockDimension.VEHICLE: N_("Vehicles"),
            LockDimension.ATTENDEES: N_("Attendees"),
            LockDimension.EXISTENCE: N_("Takes place"),
        },
        ApprovalState: {
            ApprovalState.DRAFT: N_("Not submitted"),
            ApprovalState.SUBMITTED: N_("Submitted"),
            ApprovalState.RETURNED: N_("Returned for revision"),
            ApprovalState.CHANGED: N_("Needs re-approval"),
            ApprovalState.APPROVED: N_("Approved"),
            ApprovalState.ISSUED: N_("Approved and issued"),
        },
        Approver: {
            Approver.CHIEF: N_("Division chief"),
            Approver.DIRECTOR: N_("Director of the office"),
            Approver.LEADER: N_("Leader who attends"),
        },
        SubjectKind: {
            SubjectKind.DELEGATION: N_("Reception plan"),
            SubjectKind.ENGAGEMENT: N_("Engagement"),
        },
        Verdict: {
            Verdict.APPROVED: N_("agreed"),
            Verdict.RETURNED: N_("returned"),
        },
        LockCause: {
            LockCause.PAST: N_("Has begun"),
            LockCause.FREEZE: N_("Too close to be changed"),
            LockCause.HEADCOUNT: N_("The kitchen knows the head-count"),
            LockCause.PRINTED: N_("Names and flags are printed"),
            LockCause.APPROVAL: N_("Approved"),
            LockCause.HAND: N_("Held fixed by hand"),
        },
        GuestClass: {
            GuestClass.STATE: N_("State guest"),
            GuestClass.PARTY: N_("Party guest"),
            GuestClass.MINISTERIAL: N_("Ministerial delegation"),
            GuestClass.DIPLOMATIC: N_("Diplomatic envoys"),
            GuestClass.SISTER_CITY: N_("Sister city"),
            GuestClass.MEDIA: N_("Journalists"),
            GuestClass.HK_MACAO_TW: N_("Hong Kong, Macao and Taiwan visitors"),
            GuestClass.OVERSEAS_CHINESE: N_("Overseas Chinese"),
            GuestClass.BUSINESS: N_("Business delegation"),
            GuestClass.CULTURE_SPORT: N_("Culture and sport"),
            GuestClass.INTERNATIONAL_ORGANISATION: N_("International organisation"),
            GuestClass.FRIENDSHIP_ASSOCIATION: N_("Friendship association"),
        },
        Regime: {
            Regime.FOREIGN: N_("Foreign guests"),
            Regime.HK_MACAO_TW: N_("Guests from Hong Kong, Macao and Taiwan"),
            Regime.DOMESTIC: N_("Domestic guests"),
        },
        TransportMode: {
            TransportMode.INTERNATIONAL_FLIGHT: N_("International flight"),
            TransportMode.DOMESTIC_FLIGHT: N_("Domestic flight"),
            TransportMode.TRAIN: N_("Train"),
            TransportMode.ROAD: N_("Road"),
        },
        NeedKind: {
            NeedKind.HALAL: N_("Halal food"),
            NeedKind.KOSHER: N_("Kosher food"),
            NeedKind.VEGETARIAN: N_("Vegetarian"),
            NeedKind.VEGAN: N_("Vegan"),
            NeedKind.NO_PORK: N_("No pork"),
            NeedKind.NO_BEEF: N_("No beef"),
            NeedKind.NO_SEAFOOD: N_("No seafood"),
            NeedKind.NO_ALCOHOL: N_("No alcohol"),
            NeedKind.ALLERGY: N_("Food allergy"),
            NeedKind.NO_MEAL_IN_DAYLIGHT: N_("No meals in daylight"),
            NeedKind.FRIDAY_MIDDAY_FREE: N_("Friday midday kept free"),
            NeedKind.SABBATH: N_("No engagements from Friday sunset to Saturday sunset"),
            NeedKind.STEP_FREE: N_("Step-free access"),
        },
        Body: {
            Body.PARTY_COMMITTEE: N_("Party Committee"),
            Body.PEOPLES_CONGRESS: N_("People's Congress"),
            Body.GOVERNMENT: N_("Municipal Government"),
            Body.CPPCC: N_("CPPCC"),
            Body.FAO: N_("Foreign Affairs Office"),
            Body.DEPARTMENT: N_("Department"),
            Body.UNIT: N_("Host unit"),
        },
        InterpretingMode: {
            InterpretingMode.NONE: N_("No interpreting"),
            InterpretingMode.ESCORT: N_("Escort interpreting"),
            InterpretingMode.CONSECUTIVE: N_("Consecutive interpreting"),
            InterpretingMode.WHISPERED: N_("Whispered interpreting"),
            InterpretingMode.SIMULTANEOUS: N_("Simultaneous interpreting"),
        },
        SkillLevel: {
            SkillLevel.NONE: N_("None"),
            SkillLevel.BASIC: N_("Basic"),
            SkillLevel.WORKING: N_("Working"),
            SkillLevel.PROFESSIONAL: N_("Professional"),
        },
        Clearance: {
            Clearance.NONE: N_("No clearance"),
            Clearance.INTERNAL: N_("Internal"),
            Clearance.CONFIDENTIAL: N_("Confidential"),
            Clearance.SECRET: N_("Secret"),
        },
        Gender: {
            Gender.UNSTATED: N_("Not stated"),
            Gender.FEMALE: N_("Female"),
            Gender.MALE: N_("Male"),
        },
        VehicleKind: {
            VehicleKind.SEDAN: N_("Sedan"),
            VehicleKind.VAN: N_("Van"),
            VehicleKind.MINIBUS: N_("Minibus"),
            VehicleKind.COACH: N_("Coach"),
        },
        VenueKind: {
            VenueKind.AIRPORT: N_("Airport"),
            VenueKind.RAIL: N_("Railway station"),
            VenueKind.GOVERNMENT: N_("Government building"),
            VenueKind.CONFERENCE: N_("Conference centre"),
            VenueKind.EXPO: N_("Exhibition centre"),
            VenueKind.GUESTHOUSE: N_("State guesthouse"),
            VenueKind.HOTEL: N_("Hotel"),
            VenueKind.RESTAURANT: N_("Restaurant"),
            VenueKind.MUSEUM: N_("Museum"),
            VenueKind.MEMORIAL: N_("Memorial"),
            VenueKind.HERITAGE: N_("Heritage site"),
            VenueKind.TEMPLE: N_("Temple"),
            VenueKind.SIGHT: N_("Sight"),
            VenueKind.PARK: N_("Park"),
            VenueKind.VILLAGE: N_("Village"),
            VenueKind.VISIT_POINT: N_("Certified visit site"),
            VenueKind.COMPANY: N_("Company"),
            VenueKind.UNIVERSITY: N_("University"),
            VenueKind.SCHOOL: N_("School"),
            VenueKind.THEATRE: N_("Theatre"),
            VenueKind.STADIUM: N_("Stadium"),
            VenueKind.HOSPITAL: N_("Hospital"),
            VenueKind.LANDMARK: N_("Landmark"),
        },
        RoomPurpose: {
            RoomPurpose.MEETING: N_("Meetings"),
            RoomPurpose.TALKS: N_("Talks at a table"),
            RoomPurpose.SIGNING: N_("Signings"),
            RoomPurpose.BANQUET: N_("Banquets"),
            RoomPurpose.MEAL: N_("Meals"),
            RoomPurpose.CONFERENCE: N_("Conferences"),
            RoomPurpose.VISIT: N_("Visits"),
            RoomPurpose.PERFORMANCE: N_("Performances"),
            RoomPurpose.PRESS: N_("Press"),
            RoomPurpose.GREETING: N_("Greetings"),
            RoomPurpose.LODGING: N_("Lodging"),
        },
        SecurityLevel: {
            SecurityLevel.L1: N_("Level 1: state guest"),
            SecurityLevel.L2: N_("Level 2: police escort"),
            SecurityLevel.L3: N_("Level 3: liaison and notice to the venue"),
            SecurityLevel.L4: N_("Level 4: none"),
        },
        WeatherKind: {
            WeatherKind.RAIN: N_("Rain"),
            WeatherKind.SNOW: N_("Snow"),
            WeatherKind.STORM: N_("Storm"),
            WeatherKind.HEAT: N_("Heat"),
        },
        PlanStatus: {
            PlanStatus.OPTIMAL: N_("Proven best"),
            PlanStatus.FEASIBLE: N_("Complete, may be improved"),
            PlanStatus.INFEASIBLE: N_("Impossible as asked"),
            PlanStatus.STOPPED: N_("Stopped by hand"),
            PlanStatus.TIMED_OUT: N_("No plan in the time given"),
            PlanStatus.EDITED: N_("Edited by hand"),
        },
        DataRung: {
            DataRung.CITY_ROADS: N_("City roads"),
            DataRung.MAIN_ROADS: N_("Main roads"),
            DataRung.GEODESIC: N_("Estimate from the distance"),
        },
        Weekday: {
            Weekday.MONDAY: N_("Monday"),
            Weekday.TUESDAY: N_("Tuesday"),
            Weekday.WEDNESDAY: N_("Wednesday"),
            Weekday.THURSDAY: N_("Thursday"),
            Weekday.FRIDAY: N_("Friday"),
            Weekday.SATURDAY: N_("Saturday"),
            Weekday.SUNDAY: N_("Sunday"),
        },
    }
)

_FLAWS: Mapping[FlawCode, str] = MappingProxyType(
    {
        FlawCode.UNREADABLE: N_("The file cannot be read: {reason}"),
        FlawCode.NOT_UTF8: N_("The text is not UTF-8"),
        FlawCode.NOT_JSON: N_("This is not JSON: {reason}"),
        FlawCode.NOT_TOML: N_("This is not TOML: {reason}"),
        FlawCode.TOO_LARGE: N_("The file is larger than {limit} bytes"),
        FlawCode.TOO_DEEP: N_("The data are nested too deeply"),
        FlawCode.DUPLICATE_KEY: N_("The key “{id}” stands twice in one object"),
        FlawCode.MISSING: N_("A value is required here"),
        FlawCode.UNKNOWN_KEY: N_("There is no such field"),
        FlawCode.WRONG_TYPE: N_("The value has the wrong type; expected: {expected}"),
        FlawCode.NOT_ONE_OF: N_("Expected one of: {expected}"),
        FlawCode.OUT_OF_RANGE: N_("The number is out of range; the limit is {limit}"),
        FlawCode.TOO_SHORT: N_("Too little is given; at least {limit} is needed"),
        FlawCode.TOO_LONG: N_("Too much is given; at most {limit} is allowed"),
        FlawCode.BAD_FORM: N_("The text has the wrong form"),
        FlawCode.BAD_DATE: N_("Expected a date such as 2026-12-08"),
        FlawCode.BAD_TIME: N_("Expected a time such as 09:30"),
        FlawCode.BAD_DATETIME: N_("Expected a date and time such as 2026-12-08T09:30"),
        FlawCode.UNKNOWN_ZONE: N_("There is no time zone “{id}”"),
        FlawCode.DUPLICATE_ID: N_("The id “{id}” is used twice"),
        FlawCode.UNKNOWN_ID: N_("Nothing has the id “{id}”"),
        FlawCode.CIRCULAR: N_("“{id}” refers to itself in a circle"),
        FlawCode.UNKNOWN_NUMBER: N_("The rule pack has no such entry"),
        FlawCode.CONTRADICTION: N_("These values contradict each other"),
        FlawCode.WRONG_ORDER: N_("{first} must come before {second}"),
        FlawCode.OUTSIDE_PERIOD: N_("{day} is outside the period"),
        FlawCode.WINDOW_TOO_SHORT: N_("{needed_min} minutes do not fit into the time allowed"),
        FlawCode.NO_ROOM_LARGE_ENOUGH: N_("No room that is allowed holds {people} people"),
        FlawCode.NO_FIT_ROOM: N_("No room that is allowed serves this kind of engagement"),
        FlawCode.NOT_A_PORT: N_("“{id}” is no airport or station"),
        FlawCode.NO_LODGING: N_("“{id}” has no room for lodging"),
        FlawCode.TOO_MANY_GUESTS: N_("Only {limit} guests take part"),
        FlawCode.NOT_OF_DELEGATION: N_("“{id}” does not belong to the delegation"),
        FlawCode.WRONG_REGIME: N_("Region, class and regime of the guests do not agree"),
        FlawCode.UNKNOWN_RANK: N_("The rank ladder has no step {step}"),
        FlawCode.LOCK_VALUE: N_("This lock does not say what it holds"),
        FlawCode.EASILY_GUESSED: N_("This password is easily guessed"),
        FlawCode.NOT_THE_SAME: N_("The two are not the same"),
    }
)

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "arrival": N_("The arrival"),
        "departure": N_("the departure"),
        "start": N_("The start"),
        "end": N_("the end"),
        "opens": N_("The opening"),
        "closes": N_("the closing"),
        "duty_start": N_("The start of duty"),
        "duty_end": N_("the end of duty"),
        "object": N_("an object in braces"),
        "list": N_("a list in brackets"),
        "text": N_("a text in quotation marks"),
        "whole number": N_("a whole number"),
        "number": N_("a number"),
        "true/false": N_("true or false"),
        "number too long": N_("a number is too long"),
        "No such file or directory": N_("there is no such file"),
        "Is a directory": N_("it is a folder"),
        "Permission denied": N_("it may not be opened"),
    }
)
"""The words that facts of flaws stand for; other facts are quoted as they are."""

_WORDED = frozenset({"first", "second", "expected", "reason"})


def label(member: Enum) -> str:
    """Return the English label of a member of the domain's enums, to be translated."""
    return _LABELS[type(member)][member]


def flaw_text(flaw: Flaw, t: Translator) -> str:
    """Return what is wrong with an input, in the translator's language, without the path."""
    facts = {name: _fact(name, value, t) for name, value in flaw.facts}
    return t(_FLAWS[flaw.code], **{"expected": "", "limit": "", **facts})


def _fact(name: str, value: Fact, t: Translator) -> Fact:
    if name not in _WORDED or value not in _WORDS:
        return value
    return t(_WORDS[str(value)])


def bilingual(message: str, **facts: object) -> Bilingual:
    """Return a marked message in both languages, for a title that is then stored."""
    return Bilingual(
        zh=translator(Language.ZH_CN)(message, **facts),
        en=translator(Language.EN)(message, **facts),
    )
