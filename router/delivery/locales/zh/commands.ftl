### 命令菜单：每条几个字，不带格式

command-new = 发起新投诉
command-cases = 我的投诉
command-rights = 我的权利
command-lang = 切换语言
command-care = 问候与提醒
command-cancel = 放弃正在填写的内容
command-help = 使用说明
command-digest = 今日数据
command-stats = 一周数据
command-undelivered = 未送达的消息
command-merchants = 商家和它们的群
command-queue = 本群待处理
command-mine = 我负责的
command-find = 查找投诉
command-canned = 常用回复
command-file = 代来电人登记投诉
command-id = 本群编号

# “开始”按钮上方
bot-introduction = 订单出了问题？在这里告诉我，附上照片即可。我会转给负责的人，督促他们按时处理，您随时都能看到轮到谁、期限是什么时候。
