import Importing
import Register
import Testing

@Test func everyBuiltInLayoutLoads() throws {
  let library = try LayoutLibrary.builtIn()
  #expect(
    library.layouts.filter(\.isCounted).map(\.id) == [
      "ura-lista", "ura-jaksot", "ura-asiakkaat", "effica-asiakkaat", "effica-tietueet",
      "kela-maksut", "hanke-asiakkaat", "hanke-tapahtumat",
    ])
  for layout in library.layouts {
    #expect(layout.titles.count == 3)
    #expect(!layout.source.isEmpty)
  }
}

@Test func aListRowMakesEveryRecordThatItHolds() throws {
  let result = try importing(
    "lista.csv",
    """
    henkilotunnus;sukunimi;etunimet;kotikunta;toimisto;palvelulinja;tyollisyyskoodi;tyottomyys_alkoi;tmt_paivat;tmt_paivat_pvm;suunnitelma_laji;suunnitelma_pvm;suunnitelma_tarkistus_pvm;viimeisin_yhteydenotto;yhteydenottotapa;palvelu_koodi;palvelu_alku;palvelu_loppu;typ_asiakas;koulutus;ammatti;viimeisin_tyo_paattyi;kieli
    \(anna);Keksitty;Anna;297;0901;Osaamisen  kehittämisen linja;02;1.5.2008;612;31.3.2011;aktivointisuunnitelma;15.1.2008;15.7.2008;4.3.2011;36;71;1.2.2011;30.6.2011;e;peruskoulu;siivooja;30.4.2008;fi
    \(bert);Keksitty;Bert;749;;02;02;;500,5;2011-03-31;;;;;;;;;;;;;

    """)
  #expect(result.counts == [Counts(rows: 2, read: 12, accepted: 12)])
  #expect(
    result.lines == [
      "client ura missing…missing",
      "status ura tyollisyyskoodi 02 2008-05-01…open derived",
      "service-line ura palvelulinja osaamisen kehittäminen 2011-03-31…open list derived",
      "measure ura sijoituslaji (placement) 71 2011-02-01…2011-06-30",
      "plan ura suunnitelma_KEHA_URA 03 2008-01-15…2008-07-15",
      "contact ura yhteydenottotapa 36 2011-03-04…2011-03-04 meeting",
      "statement ura 2011-03-31…missing 61200 list",
      "situation ura effica_tilanne typ =e missing…open derived",
      "client ura missing…missing",
      "status ura tyollisyyskoodi 02 2011-03-31…open derived",
      "service-line ura palvelulinja 02 2011-03-31…open list derived",
      "statement ura 2011-03-31…missing 50050 list",
    ])
  let client = try #require(result.client)
  #expect(result.people.symbols.text(client.lastName) == "Keksitty")
  #expect(result.people.symbols.text(client.municipality) == "297")
  #expect(result.people.symbols.text(client.office) == "0901")
  #expect(result.people.symbols.text(client.education) == "peruskoulu")
  #expect(result.people.symbols.text(client.occupation) == "siivooja")
  #expect(client.lastJobEnded == Day(iso: "2008-04-30"))
  #expect(client.unemployedSince == Day(iso: "2008-05-01"))
  #expect(client.listDay == Day(iso: "2011-03-31"))
  #expect(result.found == ["code-outside-dates palvelulinja 02: 1"])
  #expect(result.registers[.ura] == RegisterState(wasRead: true, isWhole: true))
  #expect(result.registers[.effica] == RegisterState(wasRead: false, isWhole: true))
}

@Test func everyTableOfTheSpellsBecomesItsRecord() throws {
  let result = try importing(
    "jaksot.csv",
    """
    henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto
    \(anna);YTHAKU;01;01.05.2008;31.12.2010;4;0901
    \(anna);YTYOLL;02;1.5.2008;11.11.2222;;0901
    \(anna);YASSEGMENTTI;Työelämävalmiuksien parantaminen;20080501;;;
    \(anna);YSIJOIT;71;2010-02-01;2010-05-31;07;
    \(anna);YTKOKE;20;2014-01-01;2014-02-01;1;
    \(anna);YTYOKOU;K1;2009-01-01;2009-03-01;5;
    \(anna);YTPALV;05;2009-04-01;;;
    \(anna);YTPALV;5;2009-05-01;;;
    \(anna);YTHAKSU;03;2009-06-01;2009-12-01;;
    \(anna);YTHAKSU;01;2009-07-01;;;
    \(anna);YHTOTTO;02;2011-01-05;;;
    \(anna);YHKUNTA;227;2005-01-01;2010-12-31;;
    """, asOf: nil)
  #expect(result.counts == [Counts(rows: 12, read: 12, accepted: 12)])
  #expect(
    result.lines == [
      "residence ura kunta 227 2005-01-01…2010-12-31",
      "job-search ura tyonhaku =04 2008-05-01…2010-12-31",
      "status ura tyollisyyskoodi 02 2008-05-01…open",
      "service-line ura palvelulinja työelämävalmiuksien parantaminen 2008-05-01…open",
      "measure ura tyovoimakoulutus (training) K1 =05 2009-01-01…2009-03-01",
      "measure ura muu_palvelu (rehabilitative) 05 2009-04-01…open",
      "measure ura muu_palvelu (service) 5 2009-05-01…open",
      "measure ura sijoituslaji (placement) 71 =07 2010-02-01…2010-05-31",
      "measure ura tyokokeilu (trial) 20 =01 2014-01-01…2014-02-01",
      "plan ura suunnitelma_KEHA_URA 03 2009-06-01…2009-12-01",
      "plan ura suunnitelma_KEHA_URA 01 2009-07-01…missing",
      "contact ura yhteydenottotapa 02 2011-01-05…2011-01-05 failed",
    ])
  #expect(
    result.found == ["unknown-open-code tyovoimakoulutus K1", "unknown-open-code muu_palvelu 5"])
}

@Test func aPersonElementOfURAHoldsItsSpellsAndItsDays() throws {
  let result = try importing(
    "asiakkaat.xml",
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <tyonhakijarekisteri jarjestelma="URA" poimittu="2011-03-31">
      <tyonhakija henkilotunnus="\(anna)" kotikunta="297" typ="e"><nimi suku="Keksitty" etu="Anna"/>
        <tmt paivat="612" pvm="2011-03-31"/>
        <jakso taulu="YTYOLL" koodi="02" alku="2008-05-01" loppu="" syy=""/>
        <jakso taulu="YTHAKU" koodi="01" alku="2008-05-01" loppu="2011-01-31" syy="3"/>
      </tyonhakija>
      <tyonhakija henkilotunnus="\(bert)" kotikunta="749"/>
    </tyonhakijarekisteri>
    """)
  #expect(result.counts == [Counts(rows: 2, read: 5, accepted: 5)])
  #expect(
    result.lines == [
      "client ura missing…missing",
      "job-search ura tyonhaku =03 2008-05-01…2011-01-31",
      "status ura tyollisyyskoodi 02 2008-05-01…open",
      "statement ura 2011-03-31…missing 61200 list",
      "client ura missing…missing",
    ])
  #expect(result.client?.typ == .no)
  #expect(result.files[0].extracted == Day(iso: "2011-03-31"))
  #expect(result.files[0].layout == "ura-asiakkaat")
  #expect(result.files[0].separator == "")
}

let efficaClient = """
  <s:asiakasrekisteri xmlns:s="urn:x" jarjestelma="Effica" organisaatio="Kuopio" poimittu="2011-03-31">
    <s:asiakas>
      <s:sukunimi>Keksitty</s:sukunimi><s:etunimet>Anna</s:etunimet>
      <s:henkilotunnus>\(anna)</s:henkilotunnus><s:kotikunta>297</s:kotikunta><s:kieli>fi</s:kieli>
      <s:osoite turvakielto="k"><s:lahiosoite>Katu 1</s:lahiosoite><s:postinumero>70100</s:postinumero><s:postitoimipaikka>Kuopio</s:postitoimipaikka></s:osoite>
      <s:yksikko koodi="LAPSI" perheyksikko="k">Lapsiperheyksikkö</s:yksikko>
      <s:lupa alku="2010-05-01" loppu="2011-06-30"/>
      <s:asiointi pvm="2009-03-04" tapa="Kotikäynti"/>
      <s:asiointi pvm="2009-03-05" tapa="puhelu"/>
      <s:suunnitelma laji="aktivointisuunnitelma" laadittu="2008-01-15" tarkistus="2008-07-15"/>
      <s:tilanne laji="terveys" arvo="selvitettävä" alku="2010-02-01" loppu=""/>
      <s:tilanne laji="sairausloma" arvo="kyllä" alku="2011-03-01" loppu="2011-04-30"/>
      <s:toimenpide laji="kuntouttava työtoiminta" alku="2009-01-12" loppu="2009-06-30" paikka="Paja"/>
      <s:toimenpide laji="Palkkatuki" alku="2010-01-12" loppu="2010-06-30"/>
      <s:toimenpide laji="ryhmätoiminta" alku="2010-07-12" loppu=""/>
    </s:asiakas>
    <s:asiakas><s:asiakasnumero>77</s:asiakasnumero><s:sukunimi>Toinen</s:sukunimi></s:asiakas>
  </s:asiakasrekisteri>
  """

@Test func anEfficaClientHoldsItsRecordsAndMayHaveNoCode() throws {
  let result = try importing("effica.xml", efficaClient)
  #expect(result.counts == [Counts(rows: 2, read: 11, accepted: 11)])
  #expect(
    result.lines == [
      "client effica missing…missing",
      "permission effica 2010-05-01…2011-06-30",
      "measure effica effica_toimenpide (rehabilitative) kuntouttava työtoiminta 2009-01-12…2009-06-30 @Paja",
      "measure effica effica_toimenpide (placement) palkkatuki 2010-01-12…2010-06-30",
      "measure effica effica_toimenpide (service) ryhmätoiminta 2010-07-12…open",
      "plan effica effica_suunnitelma activation-plan 2008-01-15…2008-07-15",
      "contact effica kotikäynti 2009-03-04…2009-03-04 meeting",
      "contact effica puhelu 2009-03-05…2009-03-05 other",
      "situation effica effica_tilanne health =selvitettävä 2010-02-01…open",
      "situation effica effica_tilanne sick-leave =k 2011-03-01…2011-04-30",
      "client effica missing…missing",
    ])
  let client = try #require(result.client)
  #expect(client.familyUnit == .yes)
  #expect(client.protected == .yes)
  #expect(result.people.symbols.text(client.unit) == "LAPSI")
  #expect(result.people.symbols.text(client.street) == "Katu 1")
  #expect(result.people.symbols.text(client.postTown) == "Kuopio")
  #expect(result.people.keys[1].code == nil)
  #expect(result.people.text(of: result.people.keys[1]) == "77")
  #expect(result.found == [])
}

@Test func everyKindOfEfficaRowBecomesItsRecord() throws {
  let result = try importing(
    "tietueet.csv",
    """
    henkilotunnus;asiakasnumero;tietue;laji;arvo;alku;loppu;sukunimi;etunimet;kotikunta;yksikko;kieli
    \(anna);;asiakas;;k;;;Keksitty;Anna;297;Lapsiperheet;sv
    \(anna);;lupa;;;1.5.2010;30.6.2011;;;;;
    \(anna);;asiointi;käynti;;4.3.2009;;;;;;
    \(anna);;suunnitelma;aktivointisuunnitelma;;15.1.2008;15.7.2008;;;;;
    ;12;tilanne;paihde;akuutti;;;;;;;
    ;9;tilanne;typ;e;1.1.2010;;;;;;
    ;12;toimenpide;työkokeilu;;1.1.2010;1.2.2010;;;;;
    """)
  #expect(result.counts == [Counts(rows: 7, read: 7, accepted: 7)])
  #expect(
    result.lines == [
      "client effica missing…missing",
      "permission effica 2010-05-01…2011-06-30",
      "plan effica effica_suunnitelma activation-plan 2008-01-15…2008-07-15",
      "contact effica käynti 2009-03-04…2009-03-04 meeting",
      "measure effica effica_toimenpide (trial) työkokeilu 2010-01-01…2010-02-01",
      "situation effica effica_tilanne substance =akuutti missing…open",
      "situation effica effica_tilanne typ =e 2010-01-01…open",
    ])
  #expect(result.people.keys.map { result.people.text(of: $0) } == [anna, "12", "9"])
  #expect(result.client?.familyUnit == .yes)
}

@Test func aPaymentKeepsItsDaysAndEurosInHundredths() throws {
  let result = try importing(
    "kela.csv",
    """
    henkilotunnus;etuuslaji;peruste;jakso_alku;jakso_loppu;maksupvm;paivat;kertyma;brutto_eur;kotikunta
    \(anna);TMT;tyottomyys;1.2.2011;28.2.2011;4.3.2011;20;520,5;512,60;297
    \(anna);TMT;palvelu;1.1.2011;31.1.2011;4.3.2011;-2,5;;-64.08;
    """)
  #expect(result.counts == [Counts(rows: 2, read: 2, accepted: 2)])
  #expect(
    result.lines == [
      "benefit kela TMT =service 2011-01-01…2011-01-31 2011-03-04 -250 g-6408",
      "benefit kela TMT =unemployment 2011-02-01…2011-02-28 2011-03-04 2000 a52050 g51260",
    ])
}

@Test func theProjectsOwnFilesBecomeParticipationsAndEvents() throws {
  let folder = try Folder()
  try folder.write(
    "hanke.csv",
    """
    henkilotunnus,asiakasnumero,kotikunta,osahanke,alkupvm,loppupvm,sijoittuminen,valmentaja
    \(anna),,297,Välke-palvelut,2009-01-15,2009-12-31,Avoimet työmarkkinat,Maija
    ,A7,749,,2010-02-01,,,
    """)
  try folder.write(
    "tapahtumat.csv",
    """
    henkilotunnus;asiakasnumero;pvm;tapahtuma;arvo;valmentaja;tyonantaja;paikka
    \(anna);;1.2.2011;kutsu;;Maija;;
    \(anna);;8.2.2011;ei-saapunut;;;;
    ;A7;9.2.2011;vaihe;3;;;
    ;A7;10.2.2011;työnantajakontakti;puhelu;Maija;Yritys Oy;Kuopio
    """)
  let result = try folder.run()
  #expect(
    result.counts == [
      Counts(rows: 2, read: 2, accepted: 2), Counts(rows: 4, read: 4, accepted: 4),
    ])
  #expect(
    result.lines == [
      "participation project Välke-palvelut =open 2009-01-15…2009-12-31 Maija 297",
      "event project invitation 2011-02-01…2011-02-01 Maija//",
      "event project no-show 2011-02-08…2011-02-08 //",
      "participation project 2010-02-01…open  749",
      "event project phase =3 2011-02-09…2011-02-09 //",
      "event project employer-contact =puhelu 2011-02-10…2011-02-10 Maija/Yritys Oy/Kuopio",
    ])
  #expect(result.files[0].separator == ",")
}

@Test func theProgramsOwnFilesAreRecognisedAndNeverCounted() throws {
  let folder = try Folder()
  try folder.write(
    "overrides.csv",
    """
    henkilotunnus;pvm;ratkaisu;peruste;tekija
    \(anna);31.3.2011;invite;soitettu;MK
    \(bert);31.3.2011;sometimes;soitettu;MK
    """)
  try folder.write(
    "writeback-ura.csv", "henkilotunnus;pvm;ratkaisu;syy;vastuutaho;selite\n\(anna);a;b;c;d;e\n")
  try folder.write(
    "writeback-effica.xml", "<seulonta jarjestelma=\"Effica\" pvm=\"2011-03-31\"></seulonta>")
  let result = try folder.run()
  #expect(result.files.map(\.layout) == ["overrides", "writeback-effica", "writeback-ura"])
  #expect(result.files.allSatisfy { $0.read == 0 && $0.refused == nil })
  #expect(result.people.count == 0)
  let override = try #require(result.overrides.first)
  #expect(result.overrides.count == 1)
  #expect(override.decision == "invite" && override.author == "MK" && override.line == 2)
  #expect(result.found == ["unknown-code ratkaisu"])
}
