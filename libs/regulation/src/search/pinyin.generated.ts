// Made by test/generated; do not edit. Pinyin of names and aliases by pinyin-pro 3.29.4 (MIT), readings checked by hand.
export const pinyinLines = `1-苯基-2-丙酮|=1 ben ji =2 bing tong
3,4-亚甲基二氧苯基-2-丙酮|=3 =4 ya jia ji er yang ben ji =2 bing tong
胡椒醛|hu jiao quan
黄樟素|huang zhang su
黄樟油|huang zhang you
异黄樟素|yi huang zhang su
N-乙酰邻氨基苯酸|=n yi xian lin an ji ben suan
邻氨基苯甲酸|lin an ji ben jia suan
麦角酸|mai jiao suan
麦角胺|mai jiao an
麦角新碱|mai jiao xin jian
麻黄素、伪麻黄素、消旋麻黄素、去甲麻黄素、甲基麻黄素、麻黄浸膏、麻黄浸膏粉等麻黄素类物质|ma huang su wei ma huang su xiao xuan ma huang su qu jia ma huang su jia ji ma huang su ma huang jin gao ma huang jin gao fen deng ma huang su lei wu zhi
羟亚胺|qiang ya an
邻氯苯基环戊酮|lin lü ben ji huan wu tong
1-苯基-2-溴-1-丙酮|=1 ben ji =2 xiu =1 bing tong
3-氧-2-苯基丁腈|=3 yang =2 ben ji ding jing
N-苯乙基-4-哌啶酮|=n ben yi ji =4 pai ding tong
4-苯胺基-N-苯乙基哌啶|=4 ben an ji =n ben yi ji pai ding
N-甲基-1-苯基-1-氯-2-丙胺|=n jia ji =1 ben ji =1 lü =2 bing an
苯乙酸|ben yi suan
醋酸酐|cu suan gan
三氯甲烷|san lü jia wan
乙醚|yi mi
哌啶|pai ding
溴素|xiu su
1-苯基-1-丙酮|=1 ben ji =1 bing tong
α-苯乙酰乙酸甲酯|=α ben yi xian yi suan jia zhi
α-乙酰乙酰苯胺|=α yi xian yi xian ben an
3,4-亚甲基二氧苯基-2-丙酮缩水甘油酸|=3 =4 ya jia ji er yang ben ji =2 bing tong suo shui gan you suan
3,4-亚甲基二氧苯基-2-丙酮缩水甘油酯|=3 =4 ya jia ji er yang ben ji =2 bing tong suo shui gan you zhi
4-(N-苯基氨基)哌啶|=4 =n ben ji an ji pai ding
1-叔丁氧羰基-4-(N-苯基氨基)哌啶|=1 shu ding yang tang ji =4 =n ben ji an ji pai ding
N-苯基-N-(4-哌啶基)丙酰胺 (去甲芬太尼)|=n ben ji =n =4 pai ding ji bing xian an qu jia fen tai ni
大麻二酚|da ma er fen
2-甲基-3-苯基缩水甘油酸及其酯类|=2 jia ji =3 ben ji suo shui gan you suan ji qi zhi lei
3-氧-2-苯基丁酸及其酯类|=3 yang =2 ben ji ding suan ji qi zhi lei
2-甲基-3-[3,4-(亚甲二氧基)苯基]缩水甘油酸酯类|=2 jia ji =3 =3 =4 ya jia er yang ji ben ji suo shui gan you suan zhi lei
4-哌啶酮|=4 pai ding tong
1-叔丁氧羰基-4-哌啶酮|=1 shu ding yang tang ji =4 pai ding tong
甲苯|jia ben
丙酮|bing tong
甲基乙基酮|jia ji yi ji tong
高锰酸钾|gao meng suan jia
硫酸|liu suan
盐酸|yan suan
苯乙腈|ben yi jing
γ-丁内酯|=γ ding nei zhi
苯基丙酮|ben ji bing tong
苯丙酮|ben bing tong
苄基甲基酮|bian ji jia ji tong
甲基苄基酮|jia ji bian ji tong
胡椒基甲基酮|hu jiao ji jia ji tong
3,4-亚甲二氧基苯基丙酮|=3 =4 ya jia er yang ji ben ji bing tong
洋茉莉醛|yang mo li quan
3,4-亚甲二氧基苯甲醛|=3 =4 ya jia er yang ji ben jia quan
氧化胡椒醛|yang hua hu jiao quan
黄樟脑|huang zhang nao
黄樟油素|huang zhang you su
黄樟精油|huang zhang jing you
异黄樟脑|yi huang zhang nao
异黄樟油素|yi huang zhang you su
N-乙酰邻氨基苯甲酸|=n yi xian lin an ji ben jia suan
2-乙酰氨基苯甲酸|=2 yi xian an ji ben jia suan
邻乙酰氨基苯甲酸|lin yi xian an ji ben jia suan
氨茴酸|an hui suan
2-氨基苯甲酸|=2 an ji ben jia suan
酒石酸麦角胺|jiu shi suan mai jiao an
马来酸麦角新碱|ma lai suan mai jiao xin jian
麻黄素|ma huang su
麻黄碱|ma huang jian
伪麻黄素|wei ma huang su
伪麻黄碱|wei ma huang jian
消旋麻黄碱|xiao xuan ma huang jian
去甲麻黄碱|qu jia ma huang jian
去甲伪麻黄碱|qu jia wei ma huang jian
甲基麻黄碱|jia ji ma huang jian
苯丙醇胺|ben bing chun an
盐酸麻黄碱|yan suan ma huang jian
盐酸伪麻黄碱|yan suan wei ma huang jian
麻黄浸膏|ma huang jin gao
麻黄浸膏粉|ma huang jin gao fen
羟亚胺盐酸盐|qiang ya an yan suan yan
邻酮|lin tong
邻氯苯基环戊基酮|lin lü ben ji huan wu ji tong
溴代苯丙酮|xiu dai ben bing tong
2-溴代苯丙酮|=2 xiu dai ben bing tong
α-溴代苯丙酮|=α xiu dai ben bing tong
α-氰基苯丙酮|=α qing ji ben bing tong
α-苯乙酰基乙腈|=α ben yi xian ji yi jing
α-乙酰基苯乙腈|=α yi xian ji ben yi jing
1-苯乙基-4-哌啶酮|=1 ben yi ji =4 pai ding tong
去丙酰芬太尼|qu bing xian fen tai ni
氯代麻黄碱|lü dai ma huang jian
氯麻黄碱|lü ma huang jian
氯代伪麻黄碱|lü dai wei ma huang jian
苯醋酸|ben cu suan
苯乙酸钠|ben yi suan na
苯乙酸钾|ben yi suan jia
乙酸酐|yi suan gan
醋酐|cu gan
乙酐|yi gan
无水醋酸|wu shui cu suan
氯仿|lü fang
哥罗芳|ge luo fang
二乙醚|er yi mi
二乙基醚|er yi ji mi
乙氧基乙烷|yi yang ji yi wan
麻醉乙醚|ma zui yi mi
六氢吡啶|liu qing bi ding
氮己环|dan ji huan
氮杂环己烷|dan za huan ji wan
溴|xiu
液溴|ye xiu
苯基乙基酮|ben ji yi ji tong
乙基苯基酮|yi ji ben ji tong
丙酰苯|bing xian ben
α-乙酰基苯乙酸甲酯|=α yi xian ji ben yi suan jia zhi
2-苯基乙酰乙酸甲酯|=2 ben ji yi xian yi suan jia zhi
3-氧-2-苯基丁酸甲酯|=3 yang =2 ben ji ding suan jia zhi
α-苯基乙酰乙酰胺|=α ben ji yi xian yi xian an
α-乙酰基苯乙酰胺|=α yi xian ji ben yi xian an
3-氧-2-苯基丁酰胺|=3 yang =2 ben ji ding xian an
PMK 缩水甘油酸|=p =m =k suo shui gan you suan
PMK 缩水甘油酸甲酯|=p =m =k suo shui gan you suan jia zhi
4-苯胺基哌啶|=4 ben an ji pai ding
N-Boc-4-苯胺基哌啶|=n =b =o =c =4 ben an ji pai ding
去甲芬太尼|qu jia fen tai ni
BMK 缩水甘油酸|=b =m =k suo shui gan you suan
BMK 缩水甘油酸甲酯|=b =m =k suo shui gan you suan jia zhi
BMK 缩水甘油酸乙酯|=b =m =k suo shui gan you suan yi zhi
2-苯基乙酰乙酸|=2 ben ji yi xian yi suan
α-乙酰基苯乙酸|=α yi xian ji ben yi suan
2-苯基乙酰乙酸乙酯|=2 ben ji yi xian yi suan yi zhi
PMK 缩水甘油酸乙酯|=p =m =k suo shui gan you suan yi zhi
哌啶-4-酮|pai ding =4 tong
4-氧代哌啶|=4 yang dai pai ding
4-哌啶酮盐酸盐|=4 pai ding tong yan suan yan
N-Boc-4-哌啶酮|=n =b =o =c =4 pai ding tong
N-叔丁氧羰基-4-哌啶酮|=n shu ding yang tang ji =4 pai ding tong
甲基苯|jia ji ben
苯基甲烷|ben ji jia wan
二甲基酮|er jia ji tong
二甲酮|er jia tong
木酮|mu tong
丁酮|ding tong
2-丁酮|=2 ding tong
甲乙酮|jia yi tong
乙基甲基酮|yi ji jia ji tong
灰锰氧|hui meng yang
过锰酸钾|guo meng suan jia
PP 粉|=p =p fen
浓硫酸|nong liu suan
稀硫酸|xi liu suan
硫镪水|liu qiang shui
磺镪水|huang qiang shui
电池酸|dian chi suan
蓄电池电解液|xu dian chi dian jie ye
氢氯酸|qing lü suan
盐镪水|yan qiang shui
浓盐酸|nong yan suan
氰化苄|qing hua bian
苄基氰|bian ji qing
丁内酯|ding nei zhi
4-丁内酯|=4 ding nei zhi
1,4-丁内酯|=1 =4 ding nei zhi
γ-羟基丁酸内酯|=γ qiang ji ding suan nei zhi`;
