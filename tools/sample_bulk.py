"""The sample's bulk records: weekly meetings, service records and archive entries of its projects.

    python tools/sample_bulk.py [DIR]

writes them below DIR/records (DIR: the folder that holds `records/`, by default this
repository) and nothing else. Every text is put together from the tables below by week, client
code and topic; nothing is drawn by chance, so that a second run writes the same bytes. The other
records of the sample were written by hand and are never touched. People, clients and places are
invented; client codes stand for nobody.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

Front = list[tuple[str, object]]

# --- 心桥: every week from the start, one row a week: progress | problem | next week | owner ------

XINQIAO_FROM = date(2025, 9, 18)  # a Thursday; the team meets on Thursdays
XINQIAO_SKIPPED = {
    "2025-W40": "国庆和中秋假期",
    "2026-W01": "元旦假期",
    "2026-W08": "春节假期",
    "2026-W40": "国庆假期",
}
CONFIRMED_LATER = {  # the next day was a holiday, or the head of projects was on leave
    date(2024, 8, 6): date(2024, 8, 12),
    date(2026, 4, 30): date(2026, 5, 6),
    date(2026, 6, 18): date(2026, 6, 22),
    date(2026, 9, 24): date(2026, 9, 28),
}
XINQIAO = """
启动会定在9月19日，议程、同意书和危机联系卡样稿已经备齐|活动室的钥匙还没有移交|办好钥匙移交，开完启动会后整理问题|he-cheng
启动会到场二十六人，社区问得最多的是半夜找谁|家属容易把项目当成陪护|把“不做夜间值守”写到第一次面谈单上|bai-lu
-
假期后补做三户首次面谈，本人都在场|一户家属希望社工劝本人多吃药|重申不评价用药，陪同联系康复站|bai-lu
公告贴到三个小区，接到咨询十一个|有人担心来一次就被邻居知道|把咨询时段写成“社区健康活动”|su-he
白露与苏禾共同服务两次，开始单独接案|首次面谈平均两个小时，偏长|把面谈分成两次，第一次只谈想做的事|bai-lu
第一次督导，讨论沉默时社工该做什么|督导场地与舞蹈队冲突|改到周五上午，借小组室|he-cheng
开放时间的变更通知印发次日撤回，已逐一告知在案的人|有两位白跑一趟|请社区把时间写到公告栏固定一格|bai-lu
家属小组第一次，到场五户，规则由家属自己定|多数是退休的家属|先开起来，时间问题记下来|su-he
三名康复者定下第一个小步，都是出门|下雨天不愿出门|给每个小步准备一个屋里的替代做法|bai-lu
危机联系卡发到每一户，电话逐一拨通试过|社区值班电话中午没有人接|请社区指定中午接听的人|he-cheng
家属小组第三次，谈怎样听、少劝|一位家属哭了很久，散场晚了四十分钟|准备一间可以单独坐的屋子|su-he
第一次社区教育，店主和物业二十八人，题目是“打招呼就好”|有人问会不会伤人|下次请康复站的人一起回答|su-he
年末盘点，完成小步的有四名|两名长时间没有接电话|两种方式各联系一次并登记|bai-lu
服务记录抽查七份，一份缺下一步日期|假期安排未告知全部家庭|逐户告知元旦停一次|he-cheng
-
新年第一次例会，首次面谈单改为一页|打印机缺墨，积了九份没有印|本周补齐并核对签名|bai-lu
督导讨论边界，帮忙买菜算不算服务|社工手机晚上仍收到消息|统一改用工作号，下班后转到说明页|he-cheng
一名康复者独自坐完一段公交，回来画了站名|第二名走到站台又回来|第二名改为先陪坐在站台上|bai-lu
两名冬天不愿出门的改在家附近见，走一圈算一次|天黑得早，四点以后没有人愿意出来|冬季的见面统一提前一小时|bai-lu
家属小组谈春节怎么过，列出“可以不答的问题”|亲戚聚会让人紧张|每户做一张休息暗号卡|su-he
节前逐户确认联系方式，卡片更新三张|两户假期去外地|把外地的急救电话写在卡背面|bai-lu
-
节后第一周见了十一名，九名说睡得不好|作息乱，白天没有精神|把本周见面都改到下午|bai-lu
第二批首次面谈开始，一周三名|等候名单上还有四名|按申请先后排期，不承诺日期|he-cheng
社区教育第二场，物业二十二人，演练怎样打电话|有人把演练录了像|删掉录像并登记，现场说明不拍|su-he
小步目标回看，六名换了新的一步|目标写得太大的有三名|请本人说“明天就能做的那一半”|bai-lu
三月服务记录抽查，逾期的一份写明原因|周末的面谈记录容易晚|周一上午固定为补记时间|he-cheng
家属小组第九次，开始由家属轮流主持|主持的人紧张，准备了三页稿|只给一张卡，三句话就够|su-he
四月首次督导，谈社工自己的累|每人在案十一二名|暂停接新案两周，先补记录|he-cheng
一名康复者在菜市场买到想买的葱，花了两块五|摊主多问了一句，他有些慌|教一句“我今天赶时间”|bai-lu
同伴支持员说明会，来了七名，三名愿意再谈|补贴标准需要写清|把次数和补贴写成一张表，财务部核对|su-he
与康复站对了一次转介单，三处写法不一致|两边对“稳定”的理解不同|改写成看得见的行为，不写判断|he-cheng
家属小组与五一错开，改在周五|到场只有四户|下一次恢复周三|su-he
半年进度报告完成，执行率与时间相差一个百分点|个案交通票据有两张缺时间|请经办人补写说明|bai-lu
白露请假三天，在案服务对象的跟进安排逐一核对|电话告知时有一位没有接通|再打一次并请家属转告|su-he
社区教育第三场的题目定为“在门口遇见时”|讲师临时有事|由苏禾代讲，先试讲一次|su-he
一名康复者给老同事打通了电话，讲了六分钟|挂断后他说心跳很快|下次先写两句话再打|bai-lu
同伴支持员面谈完三名，两名合适|一名近期住院，改为以后再谈|保留名额，不催促|su-he
六月服务记录全部按时，抽查五项合格|天热，下午到场的人少|把下午两点改到四点|he-cheng
社区教育第三场，居民三十一人|到场的多是老面孔|下一场请业主群通知一次|su-he
第二季度进度报告交分管副秘书长|中期评估的问卷还没有试填|请两位本人先试填|he-cheng
问卷试填完毕，改掉四个难懂的词|评估人只看英文，翻译要时间|先译目标和数字两段|bai-lu
办公会要求先问家属哪天有空，问卷发出二十二份|上班的家属白天不看消息|晚上七点再发一次|bai-lu
时间意向收回十九份，周二晚上最多|晚间场地要另借|问协会小组室能不能开到九点|bai-lu
中期评估数据截止，名单核对到三十四名|六个月以上的只有二十六名|分开列，不混在一起算|he-cheng
晚间小组室落实，钥匙由值班人交接|保安不认识来的人|给保安一张只写时间的条子|su-he
评估初稿回来，提出三条建议|第一份面谈记录写经历太多|下次从本人原话写起|su-he
评估终稿送项目管理委员会，附中文要点|同伴支持员的招募晚了两个月|把原因和新日期写进进度表|he-cheng
新学期，两名在校的康复者换了见面时间|一名因为排课暂停两周|约好暂停期间发一张明信片|bai-lu
同伴支持员培训第一课，谈“我的经历讲多少”|有人一下子讲得太多|练习只讲三分钟|su-he
理事会的材料备齐，中期评估附上中文要点|晚间小组报名先到六户|名额留到八户，不再加|he-cheng
首次面谈记录按本人原话开头，写了五份|写法不习惯，用时变长|两周后看看能不能缩短|su-he
社区教育第四场，演练危机联系卡|两名新到的社区干部没有拿到卡|补发并当面读一遍|bai-lu
-
同伴支持员培训第三课完成，逐一谈感受|一位想推迟上岗|尊重本人，改为旁听两次|su-he
与三个社区团队把危机联系卡过了一遍，最后一个约在10月20日|一个团队换了电话没有告诉我们|每季度第一周逐个核对电话|bai-lu
三名同伴支持员完成培训，其中两名十一月开始旁听|补贴发放的签收单还缺一格|财务部改样张后再用|su-he
周二晚间组十一月三日开第一次，通知发到八户|两户没有回复|周五再电话问一次|bai-lu
"""

# Breakpoints (week index, people in recovery, families): the numbers other records report.
XINQIAO_COUNTS = ((0, 0, 0), (6, 6, 3), (8, 8, 5), (14, 16, 8), (27, 22, 15), (40, 29, 20), (43, 31, 21), (45, 34, 22), (51, 34, 22), (58, 36, 24))  # fmt: skip

# --- 银龄互助: one meeting in about two months, entered from the paper file -----------------------

YINLING = """
2024-03-14|启动会之后第一次邻里茶叙，来了三十四位，十一位留下意愿卡|有人以为要交费|把“不收任何费用”写在茶叙的桌牌上|qin-yue
2024-05-09|首批结对二十二组，第一次入户都由社工带着去|两组见了一面就不想继续|按约定不问理由，重新列入茶叙名单|su-he
2024-08-06|高温红色预警两天，入户改为电话，逐户问了风扇和饮水|三位长者听不清电话|请同楼的结对邻居敲门问候|su-he
2024-10-17|防跌倒小组结业，十四位做完家里的照明检查|两户走廊灯坏了很久|把灯位报给社区，一周后回看|ye-mingchuan
2024-12-05|结对到六十二组，志愿者保险逐人核对无遗漏|周三下午的固定班次缺四人|与院校商定下学期的名单|qin-yue
2025-02-20|中期评估数据汇总，每周见面七成九|月度估算不可靠|从三月起逐人逐周登记|su-he
2025-04-10|报道刊出，两组长者各收到一份报纸|一位长者说照片里自己显老|问过本人，网站不再转载照片|su-he
2025-06-19|调整后的预算已经下达，周二、周四上午增加班次|追加的钱要单独列账|报销单右上角写“追加”两字|ye-mingchuan
2025-08-14|出院后四周短期探访做了十九户，十二户愿意结对|有三户要求送药上门|说明不代取处方药，联系社区卫生站|ye-mingchuan
2025-10-16|三个社区的联络人全部到位，共用登记表试填一周|三种写法不一致|请联络人一起改定一张|bai-lu
2025-11-20|评估方抽查登记四十份，三份缺签名已补|志愿者问结束以后还能不能去看|写清楚以后是邻里来往，不再排班|qin-yue
2025-12-18|转介二十七组的交接表双方签收|四组第一周没有人上门|请助老服务点当天回话，逐组核实|su-he
"""

# --- 同行: in traditional characters, one in about three months -----------------------------------

TONGXING = """
2024-09-12|確定第一次互訪的六人名單，問題單列出三個處境|兩地對「個案管理」的理解不同|先做用詞對照表，出發前寄給對方|tang-guo
2024-10-31|赴澳互訪三日，帶回可以馬上試用的做法兩則|回來後各人忙，整理拖了三天|兩週內寫成一頁工作提示|su-he
2025-01-09|第三場線上研討，談同工離職前的四週|連線兩次中斷|下次改用語音為主，另存文字|tang-guo
2025-03-27|夥伴團體回訪臨川，看了社區活動室和檔案室|行程太滿，談話時間少|下一次每天只排兩個地方|su-he
2025-07-10|第九場研討，談志願者想送禮物時怎麼說|試用回饋只收到四份|把回饋卡縮成三格|su-he
2025-10-30|赴港互訪完成，對方講了督導與行政分開的做法|本會照搬不了|寫明「適用於何種督導安排」|tang-guo
2026-04-16|夥伴團體第二次回訪，一起改了五份工作提示|繁體與簡體兩版的日期不同|由一人同日修訂兩個版本|tang-guo
2026-08-27|最後一場研討，談怎樣好好說再見|結餘的處理要對照協議|九月整理決算，十月送審|su-he
"""

# --- 心桥 service records: a client's own step, told in stages ------------------------------------

STAGES = """
首次面谈|第一次面谈分两段，前一段只请本人说。谈到想重新做的事，本人说：“{wish}。”社工把这句话原样写在面谈单第一行，念了一遍，本人没有改。|本人能说出一件具体的事，语气平稳。家属在场时话少，家属离开后多说了三句。|把这件事分成小步，第一步只做到“{first}”。
拆小步|在纸上画了一条线，起点写今天，终点写“{goal}”，中间由本人添了四个点，第一个点是“{first}”。社工只问每一步需要谁在旁边。|本人把最难的一步放在第三位，说明对自己的状态有估计，依据是本人主动要求把一步拆成两步。|本周试第一步，社工{with_}。
第一次尝试|按约定试了第一步。{trial}。结束后坐了十分钟，本人说最难的是“{hard}”。社工没有夸奖，只复述了看到的情形。|从开始到结束共{minutes}分钟，中途停下{pauses}次，都由本人决定继续。身体的紧张比出门前减轻。|同一步再做一次，时间换到{when}。
第二次尝试|第二次在{when}进行。本人先到，{trial2}。遇到“{hard}”时，用了上次商量好的办法：{way}。|本人能在紧张出现时用自己的办法，不再看社工。家属反映当晚吃饭比平时多。|下一步走到“{second}”，由本人决定哪一天。
回看|回看两个月，本人给自己打了{score}分，满分十分。扣掉的分是因为{gap}。本人问：“是不是到了十分你就不来了？”社工回答，什么时候结束由两个人一起商量。|小步目标已经完成。本人担心的是关系突然结束，需要把结束的安排说在前面。|定下新的一步“{second}”，见面改为两周一次。
"""
STAGES_OTHERWISE = """
首次面谈|约在活动室，本人迟到十五分钟，进门先看窗户。社工说明项目不记诊断、随时可以停。后半段问起从前的一天怎么过，本人停了很久，说：“{wish}。”|本人对“随时可以停”追问了两遍，信任要从守约开始。家属希望目标定得更大，社工没有接这句话。|下次从“{first}”谈起，请家属先听。
拆小步|带去四张空白卡片，请本人一张写一步。本人写完把最后一张翻过去，说“{goal}”先不看；摆在最上面的是“{first}”。家属在旁边只问了一个问题。|翻过去的那张卡片说明目标仍在，只是太远。本人说话比上次快，手没有搓衣角。|先试最上面的一张，社工{with_}。
第一次尝试|出门前本人检查了两遍门锁。{trial}。回来路上本人说：“{hard}。”社工请他把这句话写在卡片上，下次带着。|全程{minutes}分钟，停下{pauses}次。本人能说清难在哪里，比笼统说害怕前进了一步。|商量应对这句话的办法，下次改在{when}。
第二次尝试|{when}再去。本人没有要社工等在原处，{trial2}。碰到上次写在卡片上的难处，{way}，然后接着做。|难处还在，但没有打断要做的事。本人第一次主动定下次的日期。|照本人的意思进到“{second}”。
回看|把五次记录念给本人听，念到第一次时本人笑了。打分打到{score}分，理由是{gap}。家属说最大的变化是家里有人先开口说早上好。|改变来自本人选的事，不来自催促。家属的期望也变得具体。|换一张新卡片，写“{second}”，两周后见。
"""
CLIENTS = """
code|wish|goal|first|second|with_|trial|trial2|hard|way|gap|when|minutes|pauses|score
XQ-C03|想自己坐一次公交，不要人陪|独自坐两站|走到站台坐五分钟|坐一站再走回来|坐在站台另一头|本人在站台坐了一会儿，数了三辆车过去，又看了站牌|看着车门开了两次，第二次往前走了一步|车里的人会不会看我|看窗外第三棵树|有一次下雨没有去|上午十点人少的时候|25|2|7
XQ-C05|想去菜市场买一次葱|买到一把葱带回家|从市场门口走过去|问一次价钱|在对面的书报亭等|本人从市场东门走到西门，没有停，出来以后说里面声音像下雨|在卖豆腐的摊位前站了一会儿，摊主点头，本人也点了头|人一多就不知道手放哪里|手里提一个空篮子|还没有讲价|下午四点收摊之前|18|1|8
XQ-C08|想给老同事打一个电话|打通电话讲几句|把号码抄在卡片上|打通以后说自己的名字|在隔壁屋等|本人抄好号码，写了两句开头的话，其中一句是“你还记得我吗”，后来划掉了|按到第七个数字停下，重新来了一遍，响了两声挂断|不知道第二句说什么|把第二句写在卡片背面|对方问在哪里上班时没有答好|傍晚吃饭之前|30|3|6
XQ-C12|想去图书馆借一本讲收音机的书|借一本书并按时还|在图书馆门厅坐一会儿|自己办借书证|在阅览区看报|本人在门厅坐下，看完了墙上的开放时间，记住了周一闭馆|走到科技类书架，抽出一本又放回原处，放的位置没有错|柜台的人问话太快|先把要说的写在纸条上递过去|书晚还了一天|周二开馆的第一个小时|40|2|8
"""

# --- 银龄互助 service records: a pair of neighbours, told from several sides ----------------------

YINLING_SERVICES = """
2024-04-11|group|邻里茶叙|18|2|两位长者先后说起排队买粮的事，一位讲到一半忘了年份，旁边刚搬来的邻居替他算了出来，两个人聊到散场。社工没有介绍他们认识|愿意继续来往的人自己填意愿卡，本场收到九张。有事可做的人先开口，桌上的老粮票比茶点管用|下一场带家乡的点心，仍然不安排座位
2024-05-16|group|邻里茶叙|21|2|一位退休的裁缝带来一盒旧纽扣，请大家猜各是哪一年的衣服。一位平时话少的长者猜对了三颗，被问起是不是做过这一行|沉默的人不一定不愿意来往，缺的是能接上的话头。本场意愿卡七张，其中两张互相写了对方|请两位写了对方名字的长者下周先喝一次茶
2024-06-20|visit|结伴探访|YL-C14|2|上午九点半到，长者拿出一本剪报，从头翻到一九八四年的一页停住，讲那年自己修过的水渠。志愿者只问了两个问题|说话连贯，走到门口送客时扶了一次墙。楼道的灯不亮，已报社区|下次带一份今天的报纸，一起剪
2024-07-25|visit|结伴探访|YL-C14|2|天热，约在上午九点。结对的低龄长者先到，两个人正在比谁的扇子旧。社工提醒早晚通风，量了屋里的温度|两人的来往已经不靠排班，社工到场反而让谈话停了一会儿|下次只由结对邻居去，社工改为每月一次
2024-09-19|group|邻里茶叙|26|3|一位养花的长者带来五盆多肉，愿意学的人各领一盆，约定一个月后比一比。有人说阳台朝北，当场换了一盆耐阴的|带走东西的人有了再来的理由。到场人数比上次多五位，两位是自己听说来的|一个月后的茶叙改在阳台上开
2024-11-14|visit|结伴探访|YL-C22|2|下午三点到，长者正在织一双毛线鞋，说是给邻居家刚出生的孩子。织到鞋跟拆了两次|左手握物比上月慢，已请家人留意并联系卫生站。情绪好，问了三次孩子哪天满月|满月那天由结对邻居陪同送去
2025-01-16|visit|结伴探访|YL-C22|2|上午十点，屋里开着取暖器，离窗帘不到一尺，当场挪开。长者把孙辈寄来的贺卡一张一张念给大家听|防火的提醒要写下来贴在墙上，只说一遍记不住。念贺卡时声音有力|制作一张大字的冬季提醒，下周送去
2025-03-20|group|邻里茶叙|33|4|一位长者带来二胡，说弦松了十年。会听的一位帮着调，调了二十分钟只响了一句，全场鼓掌|会一样的人和爱这一样的人不用介绍。本场意愿卡十三张，是最多的一次|给二胡配弦，四月再拉一次整段
2025-04-17|visit|结伴探访|YL-C31|2|长者拿出登了自己照片的报纸，说拍得显老，又说老同学打来了电话。问起网站上的照片，回答不想再放|本人有权改变主意，已转告宣传部当日撤下。报纸带来了一个断了多年的联系|下周陪着给老同学写一封回信
2025-06-26|visit|出院后短期探访|YL-C37|2|出院第一周，长者扶墙能走到门口，饭由家人备好。社工问夜里起来几次、药放在哪里、最想做什么，回答是看看楼下种的石榴|夜里起身两次，床边没有灯，是最容易跌倒的时候。家人当天添了夜灯|第二周试着下楼一层，志愿者在下面等
2025-07-10|visit|出院后短期探访|YL-C37|2|出院第三周，走到了石榴树下，数了七个果。拖鞋底太滑，在门口换了一双|行动恢复比预计快，本人开始嫌探访太勤|第四周由本人决定要不要结对
2025-08-07|visit|出院后短期探访|YL-C40|2|出院第二周，下午四点到。电话铃声听不清，当场调大，又试打一次。长者让志愿者念没有看完的那本书，念了一章|听力是目前最大的不便。念书时能接上前面的人名，记忆没有问题|下次带大字本，长者自己念一段
2025-08-21|visit|出院后短期探访|YL-C40|2|出院第四周，谈结束之后怎么办。长者说不想要生人，要楼上的老同学。社工上楼问了，对方正等着人来问|结对不必从茶叙开始，旧关系重新接上也是一种。家人上夜班，急事由同楼邻居照应|两位自己约时间，社工一个月后电话问候
2025-10-23|group|邻里茶叙|29|3|最后一轮茶叙之一，社区的互助联络人到场，把下一年每月茶叙的日子写在黑板上。大家照了一张合影，每人一张|问得最多的是以后谁来烧水。这个问题由到场的人自己分了工|把合影和黑板上的日子一起贴到活动室
2025-12-11|visit|转介探访|YL-C14|1|与助老服务点的工作人员一起去。长者拿出写满日期的日历，问十二月以后写谁的名字。工作人员当场写下自己的，又写了结对邻居的|最后一次由两边一起到场，比一张转介单清楚。长者记住了新来的人姓什么|转介后第一周和第四周各电话问一次
"""

TONGXING_SESSIONS = """
2024-11-21|線上研討第一場|16|長者拒絕探訪時，先問「今天什麼時候不方便」，再問要不要換一天。一位同工說，拒絕的多半是時間，不是人。|提問多過評論，時間守得住。兩地都把「第一次」看得太重。|整理一頁工作提示，兩週內交雙方核對。
2025-05-15|線上研討第七場|19|談家長第三次遲到。三位同工各演一遍開場白，最短的一句是「路上還好嗎」。大家發現責備和關心用的字幾乎一樣，差別在先後。|演練比討論有用。有兩位第一次參加，發言順序要先說明。|把三種開場白寫成對照，請各自試用一次。
2025-11-13|線上研討第十二場|17|談研討中怎樣隱去身分：不說地名、不說年齡的個位數、不說職業。有人提出，講得太像也會讓當事人被認出。|大家願意為保護當事人犧牲細節，這是共識。|寫成六條，放在每次研討的第一頁。
2026-06-18|線上研討第十七場|21|談同工流失之後，留下來的人怎麼辦。一位夥伴說，最需要的是有人把前一位同工答應過的事列出來。|問題不在交接表的長短，在有沒有寫「答應過誰什麼」。|在交接表加一欄，本會先試用一個月。
"""

# --- archive entries: 档号, item, title, date, level, pages, class, describes, filed on -----------

ARCHIVE = """
WS 2023 D10 ZH 2|7|青协纪〔2023〕1号|综合部|2023年第一次办公会纪要|2023-03-08|internal|3|office-meetings|minutes-office-2023-03|2024-06-21
WS 2023 D10 ZH 3|8|青协纪〔2023〕2号|综合部|2023年第二次办公会纪要|2023-09-06|internal|4|office-meetings|minutes-office-2023-09|2024-06-21
WS 2024 D10 ZH 1|9|青协纪〔2024〕1号|综合部|2024年第一次办公会纪要|2024-01-10|internal|3|office-meetings|minutes-office-2024-01|2025-06-18
WS 2024 D10 ZH 2|10|青协纪〔2024〕2号|综合部|2024年第二次办公会纪要|2024-07-10|internal|4|office-meetings|minutes-office-2024-07|2025-06-18
WS 2024 D10 ZH 3|11|收〔2024〕2号|临川市青禾区社会组织登记中心|关于做好2023年度检查工作的通知|2024-03-08|internal|6|incoming-documents|in-2024-annual-inspection|2025-06-18
WS 2025 Y LS 1|1|青协决〔2025〕1号|理事会|关于调整“银龄互助”项目预算的决议|2025-05-17|internal|3|governance|res-2025-yinling-budget|2025-06-05
WS 2025 Y LS 2|2|青协决〔2025〕2号|理事会|关于“心桥”社区精神健康项目立项的决议|2025-09-13|public|3|governance|res-2025-xinqiao|2025-09-29
WS 2025 Y LS 3|3|青协决〔2025〕3号|理事会|关于2026年度工作计划和预算的决议|2025-12-13|public|4|governance|res-2025-budget|2025-12-30
WS 2025 Y LS 4|4|青协决〔2025〕4号|理事会|关于“银龄互助”长者支持项目结项的决议|2025-12-13|public|3|governance|res-2025-yinling-closing|2025-12-30
WS 2025 D30 XM 1|5|青协〔2025〕3号|项目部|关于启用志愿者服务时数登记表的通知|2025-03-10|public|2|official-documents|doc-2025-hours-notice|2026-06-18
WS 2025 D10 ZH 1|6|青协纪〔2025〕1号|综合部|2025年第一次办公会纪要|2025-02-12|internal|3|office-meetings|minutes-office-2025-02|2026-06-18
WS 2025 D10 XC 1|7|收〔2025〕1号|临川晚报|关于采访“银龄互助”项目的函|2025-03-20|internal|1|incoming-documents|in-2025-media|2026-06-18
"""

UNITS = {"ZH": "general-office", "XM": "projects", "XC": "publicity"}
HANT = ("本週進展", "存在問題", "下週計劃")
HANS = ("本周进展", "存在问题", "下周计划")
HEAD_OF_PROJECTS = ("he-cheng", "head-projects")


def main(arguments: Sequence[str]) -> None:
    """Write every bulk record below the folder named, by default this repository."""
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    for path, text in files():
        target = root / "records" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def files() -> Iterator[tuple[str, str]]:
    """Every record as (path below records/, text), in a fixed order."""
    yield from _xinqiao_weeks()
    yield from _chosen_weeks("yinling", "银龄互助", YINLING)
    yield from _chosen_weeks("tongxing", "同行", TONGXING)
    yield from _xinqiao_services()
    yield from _yinling_services()
    yield from _tongxing_sessions()
    yield from _archive_entries()


def _xinqiao_weeks() -> Iterator[tuple[str, str]]:
    rows = XINQIAO.strip().split("\n")
    for index, row in enumerate(rows):
        day = XINQIAO_FROM + timedelta(weeks=index)
        week = _week(day)
        if week in XINQIAO_SKIPPED:
            yield _skipped(day, XINQIAO_SKIPPED[week])
            continue
        before = _week(day - timedelta(weeks=1))
        people, families = _counts(index)
        met, called = people * 2 // 3 + index % 4, people // 4 + index * 3 % 5
        known = (
            f"在案康复者{people}名，参加家属小组或者面谈的家庭{families}户；"
            f"本周面谈{met}次，电话联系{called}次。"
        )
        facts = [known] if families else []
        if before in XINQIAO_SKIPPED:
            facts.insert(0, f"第{int(before[-2:])}周因{XINQIAO_SKIPPED[before]}停开，补记于此。")
        last = next((r for r in reversed(rows[:index]) if r != "-"), "")
        if last:
            facts.append(f"上次待办已经办结：{last.split('|')[2]}。")
        away = ("bai-lu",) if week == "2026-W21" else ()  # three days of leave
        # qin-yue joins every fourth week, when the volunteers' timetable is settled.
        team = [p for p in ("he-cheng", "bai-lu", "su-he") if p not in away]
        team += ["qin-yue"] if index % 4 == 1 else []
        recorder = "su-he" if "bai-lu" in away or index % 3 == 2 else "bai-lu"
        open_ = index >= len(rows) - 1
        yield _weekly("xinqiao", "心桥", day, row, (facts, team, recorder, open_))


def _chosen_weeks(project: str, name: str, table: str) -> Iterator[tuple[str, str]]:
    for index, line in enumerate(table.strip().split("\n")):
        text, _, row = line.partition("|")
        day = date.fromisoformat(text)
        if project == "tongxing":
            team = ["lu-yuan", "luo-minyi", "su-he", "tang-guo"] if index % 2 == 0 else ["lu-yuan", "su-he", "tang-guo"]  # fmt: skip
            recorder = "tang-guo"
        else:
            worker = "ye-mingchuan" if day < date(2025, 9, 1) else "bai-lu"
            team, recorder = ["su-he", worker, "qin-yue"], worker if index % 2 else "qin-yue"
        yield _weekly(project, name, day, row, ([], team, recorder, False))


def _weekly(
    project: str, name: str, day: date, row: str, meeting: tuple[list[str], list[str], str, bool]
) -> tuple[str, str]:
    facts, team, recorder, open_ = meeting
    done, problem, plan, owner = row.split("|")
    hant = project == "tongxing"
    week = _week(day)
    year, number = week[:4], int(week[-2:])
    title = (
        f"“{name}”交流計劃{year}年第{number}週例會記錄"
        if hant
        else f"“{name}”项目{year}年第{number}周例会记录"
    )
    confirmed = CONFIRMED_LATER.get(day, day + timedelta(days=1))
    action: Front = [("no", "1"), ("text", plan), ("owner", owner), ("due", str(day + timedelta(days=6)))]  # fmt: skip
    if not open_:
        action.append(("done", "true"))
    front: Front = [
        ("type", "weekly-meeting"), ("title", title), ("date", str(day)),
        ("department", "projects"), ("status", "confirmed" if project == "xinqiao" else "filed"),
        *([("language", "zh-Hant")] if hant else []), ("author", recorder), ("project", project),
        ("week", week), ("place", "線上" if hant else "协会二楼项目室"),
        ("chair", team[0]), ("recorder", recorder), ("present", team), ("actions", [action]),
        ("approvals", [_approval("approve", HEAD_OF_PROJECTS, confirmed)]),
    ]  # fmt: skip
    headings = HANT if hant else HANS
    parts = ([*facts, done + "。"], [problem + "。"], [plan + "。"])
    body = "\n\n".join(
        f"## {heading}\n\n" + "\n".join(f"- {line}" for line in lines)
        for heading, lines in zip(headings, parts, strict=True)
    )
    return _file("weekly-meetings", f"weekly-{project}-{year}-w{number:02d}", front, body)


def _skipped(day: date, reason: str) -> tuple[str, str]:
    week = _week(day)
    year, number = week[:4], int(week[-2:])
    front: Front = [
        ("type", "weekly-meeting"), ("title", f"“心桥”项目{year}年第{number}周例会停开说明"),
        ("date", str(day)), ("department", "projects"), ("status", "confirmed"),
        ("author", "bai-lu"), ("project", "xinqiao"), ("week", week), ("skipped", "true"),
        ("skip-reason", reason),
        ("approvals", [_approval("approve", HEAD_OF_PROJECTS, day + timedelta(days=7))]),
    ]  # fmt: skip
    body = f"本周为{reason}，不召开例会。紧急情况按危机联系卡上的三个电话联系；停开情况写入下一次例会记录。"
    return _file("weekly-meetings", f"weekly-xinqiao-{year}-w{number:02d}", front, body)


def _xinqiao_services() -> Iterator[tuple[str, str]]:
    keys, *rows = (line.split("|") for line in CLIENTS.strip().split("\n"))
    for place, row in enumerate(rows):
        words = dict(zip(keys, row, strict=True))
        code = words["code"]
        worker = "bai-lu" if place % 2 == 0 else "su-he"
        # Ten weeks a client, clear of the spring and autumn holidays.
        start = date(2025, 10, 21) + timedelta(weeks=10 * place, days=min(place, 2))
        told = STAGES if place % 2 == 0 else STAGES_OTHERWISE
        for stage, line in enumerate(told.strip().split("\n")):
            topic, *texts = line.split("|")
            day = start + timedelta(weeks=(0, 1, 2, 4, 9)[stage])
            process, seen, plan = (text.format(**words) for text in texts)
            nextday = day + timedelta(weeks=1 if stage < 4 else 2)
            extra: Front = [
                ("client-code", code), ("session", str((1, 2, 3, 5, 10)[stage])),
                ("starts", f"{day}T{('14:00', '15:30', '10:00', '16:00')[place]}"),
                ("hours", ("2", "1", "1.5", "1.25", "1")[stage]), ("worker", worker),
                ("place", ("柳岸社区", "梧桐里社区", "柳岸社区", "南塘社区")[place]),
                ("method", ("叙事面谈", "目标拆分", "陪同练习", "陪同练习", "目标回看")[stage]),
                ("consent", "true"), ("feedback", _FEEDBACK[(place * 2 + stage) % 7]),
                ("next", plan.split("，")[0].rstrip("。")), ("next-on", str(nextday)),
            ]  # fmt: skip
            id_ = f"service-xinqiao-{day}-c{code[-2:]}"
            title = f"“心桥”第{int(code[-2:])}号个案{topic}记录"
            yield _service(
                ("xinqiao", "case", "checked"),
                (id_, title, day, worker),
                extra,
                (process, seen, plan),
            )


_FEEDBACK = ("下次还在这里见", "希望不要换人", "想把今天的事告诉家人", "没有多说，点了头", "问能不能早十分钟开始", "觉得比想的容易", "说累，但愿意再来")  # fmt: skip


def _yinling_services() -> Iterator[tuple[str, str]]:
    for index, line in enumerate(YINLING_SERVICES.strip().split("\n")):
        text, kind, name, mark, volunteers, *texts = line.split("|")
        day = date.fromisoformat(text)
        worker = "su-he" if index % 3 == 0 or day > date(2025, 8, 31) else "ye-mingchuan"
        group = kind == "group"
        extra: Front = [
            ("participants" if group else "client-code", mark),
            ("starts", f"{day}T{'14:30' if group else ('09:30', '16:00', '10:00')[index % 3]}"),
            ("hours", "2" if group else ("1", "0.75", "1.25")[index % 3]), ("worker", worker),
            ("volunteers", volunteers), ("place", "柳岸社区活动室" if group else "南塘社区"),
            ("method", name), ("next", texts[2].split("，")[0]),
        ]  # fmt: skip
        opened: Front = [("access", "internal"), ("compartments", [])] if group else []
        head = (
            f"service-yinling-{day}",
            f"“银龄互助”{day.year}年{day.month}月{day.day}日{name}记录",
            day,
            worker,
        )
        process, seen, plan = (f"{part}。" for part in texts)
        yield _service(("yinling", kind, "filed"), head, extra, (process, seen, plan), opened)


def _tongxing_sessions() -> Iterator[tuple[str, str]]:
    for line in TONGXING_SESSIONS.strip().split("\n"):
        text, name, people, process, seen, plan = line.split("|")
        day = date.fromisoformat(text)
        extra: Front = [
            ("starts", f"{day}T19:30"), ("hours", "2"), ("worker", "su-he"),
            ("participants", people), ("place", "線上"), ("method", "處境研討"),
            ("next", plan.split("，")[0].rstrip("。")),
        ]  # fmt: skip
        opened: Front = [("access", "internal"), ("compartments", []), ("language", "zh-Hant")]
        yield _service(("tongxing", "group", "filed"), (f"service-tongxing-{day}", f"“同行”{name}記錄", day, "su-he"), extra, (process, seen, plan), opened)  # fmt: skip


def _service(
    about: tuple[str, str, str],
    head: tuple[str, str, date, str],
    extra: Front,
    texts: tuple[str, str, str],
    opened: Sequence[tuple[str, object]] = (),
) -> tuple[str, str]:
    project, kind, status = about
    id_, title, day, worker = head
    hant = project == "tongxing"
    checked = day + timedelta(days=7 - day.weekday())  # the Monday after
    front: Front = [
        ("type", "service-record"), ("title", title), ("date", str(day)),
        ("department", "projects"), ("status", status), *opened, ("author", worker),
        ("project", project), ("service-kind", kind), *extra,
        ("checked-by", "he-cheng"), ("checked-on", str(checked)),
        ("approvals", [_approval("review", HEAD_OF_PROJECTS, checked)]),
    ]  # fmt: skip
    headings = ("服務過程", "觀察與評估", "下一步計劃") if hant else ("服务过程", "观察与评估", "下一步计划")  # fmt: skip
    body = "\n\n".join(f"## {h}\n\n{t}" for h, t in zip(headings, texts, strict=True))
    return _file("service-records", id_, front, body)


def _archive_entries() -> Iterator[tuple[str, str]]:
    for line in ARCHIVE.strip().split("\n"):
        code, serial, number, body, title, day, level, pages, class_, record, filed = line.split(
            "|"
        )
        category, year, period, unit, item = code.split()
        reference = f"QH-{category}·{year}-{period}-{unit}-{int(item):04d}"
        # Budgets are for members: what lists them must not be read by more people than they.
        levelled: Front = [("access", "public")] if level == "public" else []
        levelled += (
            [("compartments", ["membership"])] if record.endswith("-budget") and levelled else []
        )
        front: Front = [
            ("type", "archive-entry"), ("title", f"归档目录条目 {title}"), ("date", filed),
            ("department", "general-office"), ("status", "filed"), *levelled,
            ("author", "xu-jia"), ("reference-code", reference), ("serial", serial),
            ("document-number", number), ("responsible", body), ("item-title", title),
            ("item-date", day), ("item-level", level), ("pages", pages), ("describes", [record]),
            ("category", category), ("year", year), ("period-code", period),
            ("item-class", class_), *([("unit", UNITS[unit])] if unit in UNITS else []),
            ("item-number", f'"{int(item):04d}"'), ("medium", "both"),
            ("location", "档案室一号柜"), ("box", f"{unit}-{year}-1"), ("filed-on", filed),
            ("filed-by", "xu-jia"),
            ("approvals", [_approval("review", ("jiang-yutong", "head-general"), date.fromisoformat(filed))]),
        ]  # fmt: skip
        id_ = f"arc-{category}-{year}-{period}-{unit}-{int(item):04d}".lower()
        yield _file("archive-entries", id_, front, "", year=filed[:4])


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _counts(index: int) -> tuple[int, int]:
    """People and families in a week, on straight lines between the reported numbers."""
    after = next(i for i, point in enumerate(XINQIAO_COUNTS) if point[0] >= index)
    if XINQIAO_COUNTS[after][0] == index:
        return XINQIAO_COUNTS[after][1:]
    (left, *low), (right, *high) = XINQIAO_COUNTS[after - 1 : after + 1]
    part = (index - left) / (right - left)
    people, families = (int(a + (b - a) * part) for a, b in zip(low, high, strict=True))
    return people, families


def _approval(step: str, who: tuple[str, str], day: date) -> Front:
    return [
        ("step", step), ("by", who[0]), ("post", who[1]), ("on", str(day)),
        ("decision", "approved"), ("evidence", "stated"),
    ]  # fmt: skip


def _file(folder: str, id_: str, front: Front, body: str, *, year: str = "") -> tuple[str, str]:
    fields = dict(front)
    text = "---\n" + "\n".join(_lines(front, "")) + "\n---\n\n" + body + ("\n" if body else "")
    return f"{folder}/{year or str(fields['date'])[:4]}/{id_}.md", text


def _lines(
    pairs: Sequence[tuple[str, object]] | Mapping[str, object], indent: str
) -> Iterator[str]:
    """YAML lines of a mapping: scalars as they stand, short lists in brackets, rows as blocks."""
    for key, value in pairs.items() if isinstance(pairs, Mapping) else pairs:
        if not isinstance(value, list):
            yield f"{indent}{key}: {value}"
        elif not value or isinstance(value[0], str):
            yield f"{indent}{key}: [{', '.join(value)}]"
        else:
            yield f"{indent}{key}:"
            for row in value:
                first, *rest = _lines(row, indent + "    ")
                yield f"{indent}  - {first.strip()}"
                yield from rest


if __name__ == "__main__":
    main(sys.argv[1:])
