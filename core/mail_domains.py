"""The mail domains that are shared by millions of strangers, not one company's own."""

_FREE = """
gmail.com googlemail.com
outlook.com hotmail.com live.com msn.com outlook.se hotmail.se live.se windowslive.com
hotmail.co.uk live.co.uk hotmail.fr live.fr hotmail.de outlook.de live.dk hotmail.no
live.no outlook.dk hotmail.it live.it hotmail.es outlook.es live.nl hotmail.nl
icloud.com me.com mac.com privaterelay.appleid.com
yahoo.com yahoo.se yahoo.co.uk yahoo.de yahoo.fr yahoo.no yahoo.dk yahoo.it yahoo.es
ymail.com rocketmail.com aol.com
proton.me protonmail.com pm.me tutanota.com tuta.io tuta.com fastmail.com fastmail.fm
hey.com zoho.com hushmail.com mailfence.com posteo.de posteo.net mailbox.org runbox.com
mail.com email.com usa.com gmx.com gmx.net gmx.de gmx.at gmx.ch web.de t-online.de
freenet.de arcor.de mail.ru yandex.com yandex.ru inbox.ru bk.ru list.ru qq.com 163.com
126.com sina.com naver.com daum.net rediffmail.com
telia.com bredband.net comhem.se tele2.se spray.se passagen.se glocalnet.net home.se
swipnet.se bahnhof.se ownit.se bredband2.com telenor.se brevet.se
online.no broadpark.no getmail.no lyse.net sf-nett.no
jubii.dk stofanet.dk mail.dk youmail.dk webspeed.dk sol.dk mail.tele.dk tdcadsl.dk
luukku.com kolumbus.fi elisanet.fi suomi24.fi welho.com netti.fi pp.inet.fi saunalahti.fi
orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr
ziggo.nl kpnmail.nl planet.nl home.nl hetnet.nl xs4all.nl chello.nl casema.nl upcmail.nl
libero.it virgilio.it alice.it tin.it tiscali.it telefonica.net terra.es
wp.pl o2.pl onet.pl interia.pl gazeta.pl op.pl
btinternet.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk
comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net
earthlink.net optonline.net bluewin.ch
"""

_EVERYWHERE = frozenset(
    ("gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "ymail", "gmx", "aol")
)
"""The first words of domains that these hosts have in one country after the other."""
_FREE_MAIL = frozenset(_FREE.split())


def is_free_mail(domain: str) -> bool:
    """Whether anybody may have an address in this domain: to share it says nothing."""
    name, _, country = domain.partition(".")
    is_of_a_country = len(country) == 2 or country.startswith(("co.", "com."))
    return domain in _FREE_MAIL or (name in _EVERYWHERE and is_of_a_country)
