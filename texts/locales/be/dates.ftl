today = сёння
tomorrow = заўтра
yesterday = учора
