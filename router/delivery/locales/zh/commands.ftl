### 命令菜单：每条几个字，不带格式

command-new = 发起新投诉
command-cases = 我的投诉
command-lang = 切换语言
command-cancel = 放弃正在填写的内容
command-help = 使用说明
command-digest = 今日数据
command-queue = 本群待处理
command-mine = 我负责的
command-id = 本群编号
