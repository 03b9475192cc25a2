"""ISO 3166-1 alpha-3 to alpha-2, which FollowTheMoney writes in lower case."""

_CODES = """
AFGaf ALAax ALBal DZAdz ASMas ANDad AGOao AIAai ATAaq ATGag ARGar ARMam ABWaw AUSau AUTat AZEaz BHSbs BHRbh BGDbd BRBbb BLRby
BELbe BLZbz BENbj BMUbm BTNbt BOLbo BESbq BIHba BWAbw BVTbv BRAbr IOTio BRNbn BGRbg BFAbf BDIbi CPVcv KHMkh CMRcm CANca CYMky
CAFcf TCDtd CHLcl CHNcn CXRcx CCKcc COLco COMkm COGcg CODcd COKck CRIcr CIVci HRVhr CUBcu CUWcw CYPcy CZEcz DNKdk DJIdj DMAdm
DOMdo ECUec EGYeg SLVsv GNQgq ERIer ESTee SWZsz ETHet FLKfk FROfo FJIfj FINfi FRAfr GUFgf PYFpf ATFtf GABga GMBgm GEOge DEUde
GHAgh GIBgi GRCgr GRLgl GRDgd GLPgp GUMgu GTMgt GGYgg GINgn GNBgw GUYgy HTIht HMDhm VATva HNDhn HKGhk HUNhu ISLis INDin IDNid
IRNir IRQiq IRLie IMNim ISRil ITAit JAMjm JPNjp JEYje JORjo KAZkz KENke KIRki PRKkp KORkr KWTkw KGZkg LAOla LVAlv LBNlb LSOls
LBRlr LBYly LIEli LTUlt LUXlu MACmo MDGmg MWImw MYSmy MDVmv MLIml MLTmt MHLmh MTQmq MRTmr MUSmu MYTyt MEXmx FSMfm MDAmd MCOmc
MNGmn MNEme MSRms MARma MOZmz MMRmm NAMna NRUnr NPLnp NLDnl NCLnc NZLnz NICni NERne NGAng NIUnu NFKnf MKDmk MNPmp NORno OMNom
PAKpk PLWpw PSEps PANpa PNGpg PRYpy PERpe PHLph PCNpn POLpl PRTpt PRIpr QATqa REUre ROUro RUSru RWArw BLMbl SHNsh KNAkn LCAlc
MAFmf SPMpm VCTvc WSMws SMRsm STPst SAUsa SENsn SRBrs SYCsc SLEsl SGPsg SXMsx SVKsk SVNsi SLBsb SOMso ZAFza SGSgs SSDss ESPes
LKAlk SDNsd SURsr SJMsj SWEse CHEch SYRsy TWNtw TJKtj TZAtz THAth TLStl TGOtg TKLtk TONto TTOtt TUNtn TURtr TKMtm TCAtc TUVtv
UGAug UKRua AREae GBRgb USAus UMIum URYuy UZBuz VUTvu VENve VNMvn VGBvg VIRvi WLFwf ESHeh YEMye ZMBzm ZWEzw XKXxk
"""
#: "NOR" to "no".
ALPHA2: dict[str, str] = {code[:3]: code[3:] for code in _CODES.split()}
