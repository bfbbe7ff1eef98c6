/** Brands of betting sites that stand for nothing else, folded. */
export const BRAND =
  /(?:乐动|开云|亚博|必威|万博|华体会?|爱游戏|九游|乐鱼|博鱼|天博|竞博|贝博|雷火|欧宝|鸭脖|云开|韦德|凯发|尊龙|沙巴|火狐|星空|bob|mk|kok|jdb|hth|ayx|bet)(?:体育|娱乐|电竞|棋牌|彩票|真人)|九游会|(?:尊龙)?凯时|ag亚游|im电竞|金年会|必一(?:体育|运动)|365体育|体育365|bet365|188bet|1xbet|manbetx|betway|万博manbetx|新葡京|葡京娱乐|威廉希尔|华体会|亚博(?:体育|娱乐|app)|滚球盘|皇冠(?:体育|现金)|金沙(?:娱乐|城)|澳门(?:银河|金沙|新葡京|威尼斯人|太阳城)(?:娱乐|官网|网站|平台|赌场)|太阳城(?:娱乐|集团)|(?:永利|银河)(?:娱乐|皇宫)/

/** Words of betting, folded; two in a sentence that does not fight them are an advertisement. */
export const BETTING =
  /博彩|滚球|投注|下注|赔率|彩金|返水|首存|百家乐|老虎机|时时彩|六合彩|北京赛车|pk10|快3|捕鱼(?:游戏|达人|平台)|荷官|真人(?:娱乐|视讯|棋牌)|棋牌(?:游戏|平台|app|娱乐)|电竞(?:投注|竞猜)|娱乐城|赌场|赌博网|买球|外围(?:足球|投注)|足球外围|球赛竞猜|彩票(?:平台|注册|app|网站|投注|登录|官网|下载|计划)/g

/** Words of pornography, folded. */
export const PORN =
  /成人(?:视频|电影|小说|网站|直播)|无码|av在线|在线av|亚洲(?:欧美|精品|无码|一区)|欧美(?:日韩|精品)|国产(?:自拍|精品视频|av|无码)|久久(?:精品|热|爱|综合)|一区二区三?区?|三级片|裸聊|约炮|激情(?:视频|小说|图片)|毛片|黄片|黄色网站|偷拍自拍|番号|乱伦|伦理片|同城(?:约会|交友)|援交|情趣用品/g

/** Trades that advertise on hijacked pages, folded; with a way to reach them a line is an advertisement. */
export const TRADE =
  /代孕|代写(?:论文|文章|材料|范文)?|代开(?:发票)?|开发票|办理?(?:假)?证件?(?:加|联系)|刻章|私家侦探|网贷|秒批|无抵押贷款|信用卡(?:套现|代还)|刷单|seo优化|快速排名|站群|代发(?:论文|文章)/
export const CONTACT = /(?:qq|微信|vx|v信|wx|电话|手机|热线|咨询|☎)\s*:?\s*[\w-]{5,}|1[3-9]\d{9}/

/** What is hung on a brand: `app`, `官网` …, folded. */
export const DECORATION =
  /app|官网|官方(?:网站|入口|版|平台|下载)?|注册|登录|登陆|下载|入口|网页版|手机版|最新版|安卓|ios|苹果|客户端|平台|网址|在线|线路|娱乐|体育|\(中国\)|有限公司|首页|滚球|投注/g

/** Sentences that speak of the evil in order to fight it. */
export const GUARD =
  /打击|整治|查处|查获|防范|严禁|禁止|治理|取缔|惩治|涉赌|涉黄|扫黄|反诈|犯罪|违法|公益金|福利彩票|体育彩票|禁毒|专项行动|提案/

/** Words too ordinary to be learnt as a brand, folded. */
export const ORDINARY =
  /^(?:体育|平台|注册|官网|官方|下载|首页|娱乐|中国|全站|在线|登录|入口|手机|客户端|网站|新闻|政协|主办|承办|有限公司|app|.{0,4}(?:政协|政府|委员会|人民|管理局|报告|办公室|中心)|智慧.*|全民.*|公共.*|群众.*)$/
