/** Full names that say no more than a kind of place. */
const GENERIC = words(
  '城区 郊区 矿区 东区 西区 南区 北区 市中区 新城区 老城区 城中区 城东区 城西区 城北区 城关区 新县 和县 成县 高县 容县 康县 范县 海港区',
)

/** Short names that several divisions share or that are words: kept, and marked ambiguous. */
const AMBIGUOUS = words(
  '朝阳 中山 鼓楼 大同 东方 白银 来宾 安康 日照 西安区 江北 江南 海州 通州 宝山 兴安 长安 大兴 凤凰 南山 江海 青山 金山 东海 平原 临海 龙江 万年 三江 巫山 长寿 普陀 海西 海北 黄南 清河',
)

/** Short county names that stand in every report as ordinary words: never read as places. */
const WORDS = words(`
  古城   西城 东城 和平 滨海 新华 迁安 海港 复兴 成安 南和 安新 安国 运河 大城 故城 和顺 新城 兴和 千山 振兴
  黑山 太平 宏伟 灯塔 盘山 建平 连山 磐石 江源 大安 双城 富裕 工农 友谊 友好 前进 东风 新兴 上城 滨江
  江山 大通 花山 宁国 建宁 惠安 平和 政和 新建 泰和 上高 南城 市中 河口 惠民 金水 老城 西工 新安 宝丰
  红旗 新乡县 解放 华龙 建安 江岸 铁山 公安 武陵 资兴 天河 增城 光明 高要 龙门 梅江 城中 资源 海城 港口
  平南 兴业 乐业 大新 天等 安居 资中 南部 通江 小金 白玉 金沙 江口 富民 安宁 大关 延长 清水 合水 安定
  和政 合作 平安 同仁 共和 同德 惠农 同心 温泉 新和 裕民 会同 兴国 建设 向阳 团结 文明 民主 统一 民权
  民乐 民和 互助 通道 高明 清新 大方 文成 开化 永定 天长 昌乐 长乐 康乐 富平 富强 商城 中原 二七 卧龙
  新河 高新 站前 立山 文圣 老边 银州 清原 爱民 阳明 东安 西安 郊区 向阳 岭东 集贤 宝清 兴隆 承德县 安化
  武功 城固 汉阴 安平 安乡 新野 方城 双清 大祥 石鼓 珠晖 开福 雨花 岳麓 建始 保康 远安 当阳 应城 大悟
  安陆 汉川 红安 英山 新洲 临江 临沭 临城 广平 平定 平顺 安泽 大宁 永和 方山 中阳 交口 交城 文水 古交
  清徐 新荣 城口 开平 乐昌 新丰 连平 和平 平远 兴宁 信宜 化州 德庆 广宁 怀集 四会 新会 台山 恩平 开远
  镇平 西平 正阳 光山 罗山 西华 商水 太康 永城 源汇 文峰 北关 中站 马村 上街 惠济 牧野 凤泉 卫东 湛河
  万全 崇礼 海兴 南皮 东光 任丘 泊头 青县 景县 故城 阜城 武强 武邑 广阳 安次 大厂 三河 香河 永清 固安
  长治 新民 法库 康平 沈河 大东 皇姑 铁西 于洪 普兰 金州 瓦房 庄河 千金 新抚 望花 顺城 明山 平山 元宝
  振安 古塔 凌河 太和 义县 兴城 绥中 建昌 龙城 双塔 北票 凌源 喀喇 海伦 望奎 青冈 庆安 明水 安达
  西山 五华 盘龙 官渡 呈贡 宜良 石林 富源 会泽 师宗 江川 通海 新平 元江 隆阳 施甸 龙陵 昌宁
  天元 石峰 荷塘 芦淞 渌口 高坪 顺庆 营山 广安区 前锋 邻水 通川 达川 开江 大竹 宣汉 万源 巴州 恩阳 平昌 南江
  罗湖 福田 盐田 坪山 黄埔 越秀 海珠 荔湾 白云 花都 南沙 从化 斗门 金湾 香洲 禅城 南海 顺德区 三水 东明
  钟楼 天宁 新北 武进 崇川 海门 如东 启东 海安 连云 赣榆 东台 大丰 建湖 射阳 阜宁 滨海 响水 亭湖 盐都
`)

/** What stands beside a name where it is not one: `最大同心圆` is no 大同. Tested on the character before (`<`) or after. */
const NOT_BESIDE: ReadonlyMap<string, { before?: string; after?: string }> = new Map([
  ['大同', { before: '最', after: '心小步世' }],
  ['大理', { before: '重伟远宏强', after: '论想念由石解性' }],
  ['文山', { after: '会' }],
  ['长治', { after: '久' }],
  ['新乡', { after: '村贤镇' }],
  ['大庆', { before: '重', after: '典祝功' }],
  ['保定', { before: '确', after: '期点' }],
  ['承德', { before: '传' }],
  ['白山', { before: '长' }],
  ['海口', { before: '出入', after: '' }],
  ['成都', { before: '形建构变完打', after: '是能会' }],
  ['定西', { before: '特稳坚' }],
  ['汉中', { before: '武' }],
  ['中卫', { before: '集其', after: '生星健' }],
  ['阿里', { after: '巴' }],
  ['江西', { before: '长', after: '岸' }],
  ['日照', { after: '时不率' }],
  ['常州', { before: '非' }],
  ['常德', { before: '非' }],
  ['三明', { after: '治' }],
  ['中山', { before: '孙', after: '装路舰' }],
  ['大连', { after: '片续' }],
  ['安康', { before: '平' }],
  ['河南', { before: '运' }],
  ['山东', { before: '中', after: '路' }],
  ['吉安', { before: '延' }],
  ['朝阳', { after: '产行' }],
  ['东方', { after: '大文神红明智' }],
  ['海南', { before: '上' }],
  ['上海', { before: '海', after: '拔' }],
  ['海北', { before: '上' }],
  ['海西', { before: '上' }],
  ['都安', { before: '首', after: '全' }],
  ['和龙', { after: '头' }],
  ['亚东', { before: '南', after: '南' }],
  ['唐河', { before: '大' }],
  ['新田', { before: '高', after: '园' }],
  ['高密', { after: '度集' }],
  ['平陆', { after: '运' }],
  ['章贡', { after: '献' }],
  ['长春', { after: '州' }],
])

/** How far a short name may be trusted as a place. Shared names are found elsewhere; this knows words. */
export function nameTrust(name: string): 'word' | 'ambiguous' | 'place' {
  if (GENERIC.has(name) || AMBIGUOUS.has(name)) return 'ambiguous'
  return WORDS.has(name) ? 'word' : 'place'
}

/** Whether a name says no more than a kind of place: 城区, 市中区. */
export function isGenericName(name: string): boolean {
  return GENERIC.has(name)
}

/** Whether the neighbours show that the characters are not this name. `before` and `after` are single characters or ''. */
export function isFalseFriend(name: string, before: string, after: string): boolean {
  const guard = NOT_BESIDE.get(name)
  if (guard === undefined) return false
  const hit = (set: string | undefined, c: string) =>
    set !== undefined && c !== '' && set.includes(c)
  return hit(guard.before, before) || hit(guard.after, after)
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean))
}
