import re
from playwright.sync_api import expect
from tests.browser.hall import LAPTOP, PHONE
from tests.browser.conftest import *  # noqa
TEXTS=["Una pagina sola per ogni Patto: che cosa, dove, con chi, a chi telefonare.","Il regolamento sta in fondo al sito, sotto «Atti».","Mappa dei Patti attivi aggiornata una volta al mese.","«Amministrazione condivisa» non dice niente a chi non ci lavora.","Provare i testi con tre persone prima di pubblicarli.","Funziona il passaparola delle associazioni, ma restano fuori i nuovi residenti.","Serate di quartiere invece del bando: arrivano persone diverse.","Un gruppo WhatsApp per Patto: chi risponde quando l’ufficio è chiuso?","Lo sportello unico riceve anche le proposte a voce.","Cartello sul bene curato."]
def test_shots(open_hall):
    hall=open_hall(2,language="it",title="Collegno")
    b=hall.phone.__func__
    g=hall.office.let_in(hall.workshop,"Bruno","Comune di Collegno")
    hall.direct("seat_participant",participant=g.id,table=hall.tables[1])
    hall.direct("start_activity",activity=hall.office.activity(hall.tables[1]))
    from tests.browser.test_streams import read
    import uuid
    ops=lambda n,a: read(hall,"/operations",g.token,{"operations":[{"id":str(uuid.uuid4()),"name":n,"args":a}]})["results"][0]["result"]
    T=hall.tables[1]
    notes=[ops("add_note",{"table":T,"text":t})["note"] for t in TEXTS]
    for name,size,scheme,dev in [("360l",(360,740),"light",PHONE),("360d",(360,740),"dark",PHONE),("1280l",(1280,800),"light",LAPTOP),("1920d",(1920,1080),"dark",LAPTOP)]:
        ph=hall.device(g,**{**dev,"viewport":{"width":size[0],"height":size[1]},"locale":"it-IT","color_scheme":scheme}).open()
        p=ph.page
        if p.get_by_role("button",name="Sono al tavolo").count(): p.get_by_role("button",name="Sono al tavolo").click()
        p.wait_for_timeout(800)
        p.screenshot(path=f"/tmp/shots/{name}-0list.png")
        p.get_by_role("button",name="Gruppi").click()
        p.locator(".groups").wait_for(); p.wait_for_timeout(500)
        p.screenshot(path=f"/tmp/shots/{name}-1empty.png",full_page=size[0]<500)
        if name=="360l":
            a=ops("gather_notes",{"table":T,"notes":notes[:3]+notes[7:9],"title":"Farsi trovare"})["cluster"]
            ops("gather_notes",{"table":T,"notes":notes[3:5],"title":"Parole che si capiscono"})
            ops("gather_notes",{"table":T,"notes":[],"title":"Chi resta fuori"})
            p.wait_for_timeout(500)
        p.screenshot(path=f"/tmp/shots/{name}-2full.png",full_page=True)
        c=p.locator(".card",has_text="Funziona il passaparola")
        c.get_by_role("button").click(); p.wait_for_timeout(200)
        p.screenshot(path=f"/tmp/shots/{name}-3menu.png")
        p.get_by_role("menuitem",name="Nuovo gruppo").click(); p.wait_for_timeout(200)
        p.get_by_role("button",name="Crea il gruppo").click()
        p.screenshot(path=f"/tmp/shots/{name}-4form.png")
        p.get_by_role("button",name="Lascia stare").click()
        p.get_by_role("button",name=re.compile("Azioni sul gruppo «Farsi")).click(); p.wait_for_timeout(200)
        p.screenshot(path=f"/tmp/shots/{name}-5gmenu.png"); p.keyboard.press("Escape")
        p.close()
