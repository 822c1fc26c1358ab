"""Everything that a button can mean: one line each, its code and the kinds of its arguments."""

from datetime import date
from enum import UNIQUE, StrEnum, verify
from typing import Self
from uuid import UUID

Argument = UUID | date | int | str


@verify(UNIQUE)
class Action(StrEnum):
    """What a button does; ``shape`` are the kinds of the arguments its code carries."""

    shape: tuple[type[Argument], ...]

    def __new__(cls, code: str, *shape: type[Argument]) -> Self:
        action = str.__new__(cls, code)
        action._value_ = code
        action.shape = shape
        return action

    # Orders
    SECTION = "sc", str
    UNDO = "un", UUID
    AGREE = "ay"
    DISAGREE = "an"
    CARD = "c"
    OPEN = "o"
    MORE = "m"
    ORDERS = "ls"
    CANCEL_ASK = "xa"
    CANCEL = "x", int
    STATUS_ASK = "sa"
    STATUS = "ss", int
    HISTORY = "hi"
    NEVER_MIND = "nm"
    WHICH_ORDER = "wo"

    # Lists
    LIST = "li", int
    LIST_FILTER = "lf"
    LIST_CHIP = "lc", str, int
    LIST_NAMES = "ln", str
    LIST_NAME = "lj", str, int
    LIST_SORTS = "lo"
    LIST_SORT = "lr", str, int
    LIST_FAVOURITES = "lv", int
    LIST_FAVOURITE = "lw", int
    LIST_KEEP = "lk"
    LIST_DEFAULT = "ld", int
    LIST_DROP = "lx", int
    LIST_CSV = "ly"
    LIST_PDF = "lq"
    LIST_ALL = "l1"
    LIST_SEND = "le"
    LIST_DELETE = "l2"
    OPEN_LISTED = "ol"
    WALK = "wk"
    TODAY = "lz", int
    TODO = "lt", int

    # New orders, and what stands on orders
    NEW = "nw"
    NEW_FROM = "nf"
    NEW_BOOKED = "nb", UUID, int
    FORM = "fo"
    FORM_MORE = "fm"
    FORM_SAVE = "fs", int
    FORM_DROP = "fx"
    FIELD = "fe", int
    FIELD_VALUE = "fv", int, int
    FIELD_PAGE = "fp", int, int
    FIELD_NEW = "fn"
    FIELD_NONE = "fk", int
    FIELD_DAY = "fd", int, date
    FIELD_MONTH = "fc", int, date
    FIELDS = "fl"
    FILL_FIELDS = "ff"
    FORMER_ARTICLES = "fa"
    KEEP_ARTICLES = "fb"
    PEN = "pn", str, UUID
    PEN_FIELD = "pf", str, UUID, int
    PEN_PAGE = "pp", str, UUID, int, int
    PEN_VALUE = "pv", str, UUID, int, int
    PEN_NONE = "px", str, UUID, int
    ASSIGNMENTS = "am"
    ASSIGNMENT_ADD = "ad"
    ASSIGNMENT_SUGGESTED = "ah", int
    ASSIGNMENT = "ab", UUID
    ASSIGNMENT_COPY = "ai", UUID
    ASSIGNMENT_REMOVE = "ax", UUID
    FAULT_ASK = "fu"
    FAULT_TEXT = "ft", str
    OBJECT = "qo", UUID
    OBJECT_FILES = "qf", UUID
    OBJECT_FILES_PAGE = "qfp", UUID, int
    OBJECT_FILE = "qg", UUID, UUID
    OBJECT_FILE_REMOVE = "qr", UUID, UUID
    OBJECT_NEW_ORDER = "qn", UUID
    OBJECT_SET = "qs", UUID
    OBJECT_SCANS = "qc", UUID
    OBJECT_VERIFIED = "qv", UUID, int
    LABELS = "qp", str, UUID, str
    PAPER = "qi", str
    QUOTE_PDF = "qj", str
    PURCHASE_PDF = "qk", int
    FACILITY_NEW_ORDER = "qw", UUID
    SERVICES = "qe", UUID
    SERVICE_ORDER = "qx", UUID

    # Assigning and booking
    ASSIGN_WHOM = "aw"
    ASSIGN_PAGE = "awp", int
    ASSIGN = "as", UUID
    TAKE = "ta"
    BOOK_WHOM = "bw"
    BOOK_PAGE = "bwp", int
    BOOK_DAY = "bd", UUID
    BOOK_TIME = "bt", UUID, date
    BOOK = "bk", UUID, date, int, int
    CONFIRM_BOOKING = "bc", UUID
    NO_CONFIRMATION = "bn", UUID
    TAKE_PROPOSED = "bp", UUID, int
    KEEP_TIME = "kt", UUID
    LET_PICK = "ktp"
    LET_MOVE = "km", UUID
    NEW_ADDRESS = "na"
    LOST_AGAIN = "nal"
    BLANK = "yzz"
    UNASSIGN = "yua", UUID
    OFFER_WHOM = "yow"
    OFFER_PAGE = "yox", int
    OFFER_TICK = "yot", UUID, int
    OFFER_THOSE = "yoh", str
    OFFER = "yof"
    OFFER_ALL = "yoa"
    ACCEPT = "yac"
    TURN_DOWN_ASK = "ytd"
    TURN_DOWN = "ytr", str
    BOOK_MONTH = "ybm", UUID, date
    BOOK_LENGTH = "ybl", UUID, date
    BOOK_TIME_FOR = "ybf", UUID, date, int
    BOOKINGS = "ybs"
    BOOKING = "ybo", UUID
    BOOKING_GIVE = "ybg", UUID
    BOOKING_GIVE_PAGE = "ybp", UUID, int
    BOOKING_TO = "ybt", UUID, UUID
    UNBOOK_ASK = "yuq", UUID
    UNBOOK = "yub", UUID
    CONFIRM_ALL = "yca"
    SEVERAL = "ysv"
    SEVERAL_PAGE = "ysp", int
    SEVERAL_WHO = "ysw", UUID, int
    SEVERAL_DAYS = "ysd", date
    SEVERAL_DAY = "ysy", date, int
    SEVERAL_TIMES = "yst", int
    SEVERAL_BOOK = "ysb", int, int
    FREE = "yfr", int
    FREE_SLOT = "yfs", UUID, int
    FREE_NEW = "yfn", UUID, int

    # The way to the work and the visit
    SET_OUT_ASK = "yso"
    SET_OUT = "ysm", int, int
    ARRIVE = "yar"
    LEAVE = "yle"
    VISIT_DONE = "yvd", UUID
    VISIT_DELAYED_ASK = "yva", UUID
    VISIT_DELAYED = "yvl", UUID, int
    VISIT_DELAY_TOLD = "yvt", UUID
    VISIT_NOT_STARTED = "yvn", UUID
    STILL_AT_WORK = "ysa"
    HELP_ASK = "yha"
    HELP = "yhe"

    # What waits
    BOARD = "ybd"
    BOARD_KIND = "ybk", str, int
    BOARD_TODAY = "ybw", int
    DELIVERIES = "ydl", int
    DELIVERY_RETRY = "ydr", UUID
    DELIVERY_DROP = "ydd", UUID
    ON_CALL = "yoc"
    ON_CALL_PAGE = "ycp", int
    ON_CALL_PUT = "yop", UUID, int
    ON_CALL_TURN = "yon", UUID

    # Lines
    REMOVE_LINE = "rl", UUID
    ARTICLE_ASK = "aa"
    ARTICLE_PAGE = "arp", int
    ARTICLE = "ar", UUID, int
    ARTICLE_CHOICE = "ac", int, int
    TO_ORDER_ASK = "oa"
    TO_ORDER_PAGE = "orp", int
    TO_ORDER = "or", UUID, int
    TO_ORDER_DONE = "od"
    TO_ORDER_LIST = "orl", int
    TO_ORDER_ROW = "orr", UUID
    TO_ORDER_CSV = "orc"
    ARTICLE_STATE = "st", UUID, str
    USE_ORDERED = "uo", UUID
    PURCHASE_ASK = "pua", int
    PURCHASE = "pur", UUID
    LINES = "lns", int
    LINE = "lne", UUID
    LINE_OFF = "lnx", UUID
    LINE_QUANTITY = "lnq", UUID, int, int
    LINE_QUANTITY_ASK = "lqa", UUID
    LINE_PRICE_ASK = "lpa", UUID
    LINE_DISCOUNT_ASK = "lda", UUID
    LINE_DISCOUNT = "lnd", UUID, int
    COMMENT_ASK = "ca"
    TIME_ASK = "ti"
    TIME = "th", int, int
    TIME_OF = "tof", UUID, int, int
    TIME_KIND = "tki", UUID
    SCANNED = "scn", UUID, int, int
    SCANNED_TO_ORDER = "sco", UUID, int, int
    SCANNED_DONE = "scd"
    TIMER_START = "tms"
    TIMER_PAUSE = "tmp"
    TIMER_STOP = "tmx"
    TIMER_DROP = "tmd"
    TIMER_BACK = "tmb", UUID, int
    TIMER_GO_ON = "tmg"
    TIMER_WRITE = "tmw"

    # Measures
    MEASURE_ASK = "ja", int
    MEASURE_SUGGESTED = "js", int, int
    MEASURES = "jl", int
    MEASURE = "jo", UUID
    MEASURE_DAYS = "jd", UUID, int
    MEASURE_DAY = "jt", UUID, date
    MEASURE_HOMES = "jh", UUID
    MEASURE_MOVE = "jm", UUID, UUID
    MEASURE_WHO = "jw", UUID
    MEASURE_WHO_PAGE = "jwp", UUID, int
    MEASURE_BY = "jb", UUID, UUID

    # Photos and files
    DOCUMENTS = "dl", int
    DOCUMENT_SEND = "ds", UUID
    DOCUMENT_REMOVE = "dr", UUID
    STAGE = "dg", UUID, str
    FILE_UNDO = "du", UUID

    # Comments
    COMMENTS = "vl", int
    COMMENT = "vo", UUID
    COMMENT_SHOW = "vs", UUID
    COMMENT_HIDE = "vh", UUID
    COMMENT_EDIT = "ve", UUID
    COMMENT_REMOVE = "vr", UUID
    COMMENT_ANSWER = "va", UUID

    # Self-checks
    CHECKS = "kl"
    CHECK_TEMPLATES = "kp", int
    CHECK_ADD = "ka", UUID, int
    CHECK = "ko", UUID, int
    POINT = "kv", UUID, int, str
    POINT_NOTE = "kn", UUID, int
    POINT_PHOTO = "kf", UUID, int
    POINT_HELP = "kh", UUID, int
    POINT_ORDER = "kr", UUID, int
    POINT_CLEAR = "kc", UUID, int
    CHECK_COMPLETE = "kd", UUID
    CHECK_SIGN = "kg", UUID
    CHECK_REMOVE = "kx", UUID

    # The end of the day
    DAY_END = "ze", date
    DAY_FIX = "zf", str

    # Signing and what comes after it
    SIGN_ASK = "ga"
    SIGN = "gn", int
    MAIL_SIGN_LINK = "gm"
    MAIL_SIGN_LINK_TO = "gml"
    NO_CUSTOMER_SIGNATURE = "gs"
    CUSTOMER_DECLINES = "gd"
    READY = "rd"
    WITHDRAW_READY = "rw"
    PROTOCOL = "pd"
    MAIL_PROTOCOL = "pm"
    CLEAR_SIGNATURES = "ec"
    VERIFY = "ee"
    SIGN_PICK = "ep"
    SIGN_PICKED = "eq"
    EXPLAIN = "ew"

    # Invoicing, backorders and quotes
    SEND_ACCOUNTING = "ea"
    INVOICE = "ei"
    INVOICED = "ej"
    BACKORDER = "eb"
    RESTORE = "er"
    QUOTES = "eu"
    QUOTES_PAGE = "eup", int
    QUOTE_MAKE = "eum"
    QUOTE = "eo", str
    QUOTE_SEND = "es", str
    QUOTE_ACCEPT = "ey", str
    QUOTE_DECLINE_ASK = "enq", str
    QUOTE_DECLINE = "en", str

    # Copies and endings
    DUPLICATE = "ed"
    WHICH_ASSIGNMENT = "ewa", str
    DUPLICATE_ASSIGNMENT = "eda", UUID
    SEPARATE = "esp", UUID
    MERGE_ASK = "ema"
    MERGE = "emg", int
    RECUR_ASK = "era"
    RECUR = "erd", int
    RECUR_ON = "ero", int
    RECUR_STOP = "erx"
    CANCEL_BACK = "ev"
    DELETE_ASK = "exa"
    DELETE = "ex"
    HISTORY_PAGE = "hip", int

    # Writing to the customer, and papers
    WRITE = "em"
    LETTER = "et", str
    LETTER_TO = "eto", int
    LETTER_TO_ASK = "eta"
    LETTER_TEXT = "etx"
    LETTER_SEND = "ets"
    LETTER_CLOSE = "etc"
    MAIL_LOG = "elo", int
    EXPORT = "ez"
    APPROVALS = "eap"
    APPROVAL_ASK = "eaa"
    APPROVAL = "eay", UUID, int
    APPROVAL_AGAIN = "eag", UUID
    APPROVAL_WRITE = "eaw", UUID

    # People
    LANGUAGE = "la", str
    NEW_CALENDAR = "nk"
    WANT_MAILS = "wm", int

    # The company's people
    PEOPLE = "uax", int
    PERSON = "ubx", UUID
    PERSON_NEW = "ucx"
    PERSON_ROLE_ASK = "udx", UUID
    PERSON_ROLE = "uex", UUID, str
    PERSON_ROLE_SURE = "uey", UUID, str
    PERSON_INVITE = "ufx", UUID
    PERSON_FIELD = "ugx", UUID, str
    PERSON_RIGHTS = "uhx", UUID, int
    PERSON_RIGHT = "uix", UUID, str, int
    PERSON_ROLE_RIGHTS = "ujx", UUID
    PERSON_LEAVES_ASK = "ukx", UUID
    PERSON_LEAVES_PAGE = "ukp", UUID, int
    PERSON_LEAVES = "ulx", UUID, str
    PERSON_BACK = "umx", UUID
    PERSON_PHONE_LOST = "unx", UUID
    PERSON_PHONE_CLOSED = "uny", UUID
    NEW_ROLE = "uox", str
    LET_IN = "upx", int, str
    LET_IN_AS = "uqx", int, UUID
    TURN_AWAY = "urx", int

    # Settings
    SETTINGS = "se"
    SETTING_GROUP = "sg", int, int
    SETTING = "sp", str
    SETTING_SET = "sw", str, str
    SETTING_BACK = "sb", int
    SETTING_PAGE = "spg", str, int
    ITEM = "si", str, int
    ITEM_MOVE = "sm", str, int, int
    ITEM_DROP = "sx", str, int, int
    ITEM_COLOUR = "soc", str, int, str
    ITEM_TOGGLE = "sn", str, int, int
    FIELD_SWITCH = "sf", int, str, int
    FIELD_SUBGROUP = "su", int, int
    FIELD_SUGGESTIONS = "sq", int
    PAPER_STAR = "pq1", int, int
    PAPER_LAYOUT = "pq2", int, str
    PAPER_TYPES = "pq3", int
    PAPER_TYPE = "pq4", int, int, int
    PAPER_PARTS = "pq5", int
    PAPER_PART = "pq6", int, str, int
    PAPER_TEXT = "pq7", int, str
    PAPER_TEXT_OFF = "pq8", int, str
    TEMPLATES = "te", int
    TEMPLATE = "tf", UUID
    TEMPLATE_NEW = "tg"
    TEMPLATE_ADD = "th2", UUID
    TEMPLATE_DROP = "ti2", UUID
    TEMPLATE_POINT = "tj", UUID, int, int
    POINT_SET = "tl", UUID, int, int, str
    POINT_CHOICES = "to", UUID, int, int

    # Mailed reports
    TRIAGE = "tr"
    CONFIRM_CUSTOMER = "tc"
    IS_CUSTOMER = "tk", UUID
    ANOTHER_CUSTOMER = "tw"
    SAME_AS = "tm", int
    NOT_SAME = "td", int
    AS_BACKORDER = "tb"
    TAKE_CLUE = "tq", int
    NOT_OURS_ASK = "tn"
    NOT_OURS = "tx", str
    OURS_AFTER_ALL = "tu"
    WHY = "ty"
    CARD_TO_MYSELF = "tp"

    # Customers in chat
    CONTACT_YES = "7a", UUID
    CONTACT_NO = "7b", UUID
    CONTACT_IS = "7c"
    CONTACT_ORDER = "7d"
    CONTACT_NEW = "7e"
    CONTACT_STANDING = "7f"
    CONTACT_BY_MAIL = "7g"
    CONTACT_END_ASK = "7h"
    CONTACT_END = "7i"
    CONTACT_BACK = "7j"

    # Held mail
    MAIL_LIST = "ml", int
    MAIL_OPEN = "mo", UUID
    MAIL_ADD = "ma", UUID
    MAIL_NEW = "mn", UUID
    MAIL_AWAY = "mx", UUID
    MAIL_BACK = "mu", UUID
    MAIL_RETRY = "mr", UUID
    MAIL_READ = "mf", UUID


OF_MAILS = (
    Action.MAIL_OPEN,
    Action.MAIL_ADD,
    Action.MAIL_NEW,
    Action.MAIL_AWAY,
    Action.MAIL_BACK,
    Action.MAIL_RETRY,
    Action.MAIL_READ,
)
"""What is done with a received mail, which their first argument names."""
