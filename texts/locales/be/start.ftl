start-hello = <b>Вітаю</b>
start-again = <b>З вяртаннем</b>
start-about = Дасылаю навіны, за якімі вы сочыце: па рубрыках або па словах, напрыклад <code>/subscribe дагавор</code>.
start-editor = Вы рэдактар: /post публікуе артыкул, /help пералічвае астатняе.
